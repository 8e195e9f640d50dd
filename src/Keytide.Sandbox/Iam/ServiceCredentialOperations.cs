using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>Create-, List-, Update-, Reset- and DeleteServiceSpecificCredential.</summary>
internal static class ServiceCredentialOperations
{
    private const int MostPerService = 2;

    // Those of the first kind have a user name and a password, those of the second an alias, a key and perhaps an end.
    private static readonly string[] WithPassword = ["codecommit.amazonaws.com", "cassandra.amazonaws.com"];
    private static readonly string[] WithKey = ["bedrock.amazonaws.com", "logs.amazonaws.com"];

    private static readonly Field CredentialId =
        new Field("ServiceSpecificCredentialId", Required: true, Min: 20, Max: 128).Matching(@"[\w]+");

    public static IEnumerable<Operation> All =>
    [
        Of(
            "CreateServiceSpecificCredential",
            Create,
            IamFields.UserName(),
            new("ServiceName", Required: true),
            Field.Number("CredentialAgeDays", 1, 36_600)),
        Of("ListServiceSpecificCredentials", List, [IamFields.OptionalUserName(), .. IamFields.Page]),
        Of("UpdateServiceSpecificCredential", Update, IamFields.OptionalUserName(), CredentialId, IamFields.Status),
        Of("ResetServiceSpecificCredential", Reset, IamFields.OptionalUserName(), CredentialId),
        Of("DeleteServiceSpecificCredential", Delete, IamFields.OptionalUserName(), CredentialId),
    ];

    private static Operation Of(string name, Func<Call, Structure?> handle, params Field[] fields) =>
        new(Service.Iam, name, handle) { Fields = fields, Resources = IamArns.User, Context = PolicyContext.UserTags };

    private static Structure Create(Call call)
    {
        var user = Subject.User(call);
        var service = call.Input.Required("ServiceName");
        CheckService(service);
        if (user.ServiceCredentials.Count(other => other.Service == service) >= MostPerService)
        {
            throw IamErrors.LimitExceeded("ServiceSpecificCredentialsPerUser", MostPerService);
        }

        var credential = user.AddServiceCredential(service, call.Now, call.Input.Number("CredentialAgeDays"));
        return new Structure { { "ServiceSpecificCredential", WithSecret(credential, call.Now) } };
    }

    private static Structure List(Call call)
    {
        var service = call.Input.Text("ServiceName");
        if (service is not null)
        {
            CheckService(service);
        }

        var all = call.Input.Flag("AllUsers") == true
            ? call.Account.Users.SelectMany(user => user.ServiceCredentials)
            : Subject.User(call).ServiceCredentials;
        var wanted = all.Where(credential => service is null || credential.Service == service);
        var (items, marker) = Paging.Cut(call, ByKey.Of(wanted, credential => credential.Id));
        // Recorded without IsTruncated where everything came in one answer.
        return new Structure
        {
            { "ServiceSpecificCredentials", items.Select(item => Shape(item.Value, call.Now)).ToList() },
            { "IsTruncated", marker is null ? null : true },
            { "Marker", marker },
        };
    }

    private static Structure? Update(Call call)
    {
        Find(call).Status = Subject.Status(call);
        return null;
    }

    private static Structure Reset(Call call)
    {
        var credential = Find(call);
        credential.Reset(call.Account.Ids.Secret() + "=");
        return new Structure { { "ServiceSpecificCredential", WithSecret(credential, call.Now) } };
    }

    private static Structure? Delete(Call call)
    {
        var credential = Find(call);
        credential.User.ServiceCredentials.Remove(credential);
        return null;
    }

    private static ServiceCredential Find(Call call)
    {
        var user = Subject.User(call);
        var id = call.Input.Required("ServiceSpecificCredentialId");
        return user.ServiceCredentials.FirstOrDefault(credential => credential.Id == id)
            ?? throw IamErrors.NoSuchEntity($"No such credential {id} exists");
    }

    private static void CheckService(string service)
    {
        if (!WithPassword.Contains(service) && !WithKey.Contains(service))
        {
            throw IamErrors.NoSuchEntity($"No such service {service} is supported for Service Specific Credentials");
        }
    }

    private static Structure Shape(ServiceCredential credential, DateTimeOffset now) => new()
    {
        { "CreateDate", credential.CreatedAt },
        { "ExpirationDate", credential.ExpiresAt },
        { "ServiceName", credential.Service },
        { WithKey.Contains(credential.Service) ? "ServiceCredentialAlias" : "ServiceUserName", credential.Name },
        { "ServiceSpecificCredentialId", credential.Id },
        { "UserName", credential.User.Name },
        { "Status", credential.StatusAt(now).ToString() },
    };

    private static Structure WithSecret(ServiceCredential credential, DateTimeOffset now)
    {
        var shape = Shape(credential, now);
        shape.Add(WithKey.Contains(credential.Service) ? "ServiceCredentialSecret" : "ServicePassword", credential.Secret);
        return shape;
    }
}
