namespace Keytide.Sandbox.Policy;

/// <summary>
/// What is to be decided: may this principal do <paramref name="Action"/> to <paramref name="Resource"/>, things being as in the
/// context?
/// </summary>
public sealed record AccessRequest(string Action, string Resource, PrincipalNames Principal, RequestContext Context);
