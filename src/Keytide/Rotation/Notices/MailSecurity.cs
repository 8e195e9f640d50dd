namespace Keytide.Rotation.Notices;

/// <summary>How a connection to a mail server is encrypted.</summary>
public enum MailSecurity
{
    /// <summary>Begun in the clear and turned into TLS before anything is said; a server that offers none is not used.</summary>
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314).</summary>
    Tls,

    /// <summary>In the clear: to this machine itself only.</summary>
    None,
}
