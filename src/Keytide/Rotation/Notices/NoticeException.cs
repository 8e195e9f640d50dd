namespace Keytide.Rotation.Notices;

/// <summary>A notice could not be sent. The message says where and why, without anything secret.</summary>
public sealed class NoticeException(string message, Exception? inner = null) : Exception(message, inner);
