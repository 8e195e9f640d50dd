using System.Text.Json;

namespace Keytide.Inventory;

/// <summary>
/// Authorization details in a file: the JSON that <c>aws iam get-account-authorization-details</c> prints, or several such answers one
/// after the other. Policy documents may be objects, as the AWS CLI writes them, or URL-encoded text, as the API does.
/// </summary>
/// <param name="LatestDate">The latest creation named in it, before which it cannot have been saved; null if it names none.</param>
public sealed record SavedAuthorizationDetails(
    string Name, AuthorizationDetails Details, AccountId Account, string PartitionId, DateTimeOffset? LatestDate)
{
    /// <summary>An account of the greatest size answers with some tens of megabytes.</summary>
    public const int LargestFile = 512 * 1024 * 1024;

    private const int MaxDepth = 32;
    private const string Hint = "Save it with: aws iam get-account-authorization-details --output json > details.json";

    /// <exception cref="KeytideException">The file is too large, is no such answer, or is cut short.</exception>
    public static SavedAuthorizationDetails Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var file = SavedFile.Read(stream, name, LargestFile);
        var pages = new Pages();
        try
        {
            pages.Read(file.Content.Span);
        }
        catch (JsonException fault)
        {
            throw new KeytideException($"{name} is not valid JSON (line {(fault.LineNumber ?? 0) + 1}).", Hint, fault);
        }
        catch (FormatException fault)
        {
            throw new KeytideException($"{name} holds no authorization details: {fault.Message}.", Hint, fault);
        }
        catch (InvalidOperationException fault)
        {
            // What the reader of JSON says of text that is no Unicode.
            throw new KeytideException($"{name} holds text that is not valid UTF-8.", Hint, fault);
        }

        return pages.ToDetails(name);
    }

    /// <summary>Reads entity by entity, so that a large file takes little more memory than its bytes.</summary>
    private sealed class Pages
    {
        private static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true, MaxDepth = MaxDepth };

        private readonly List<UserDetail> _users = [];
        private readonly List<UserGroup> _groups = [];
        private readonly List<ManagedPolicy> _policies = [];
        private bool _hasUsers;
        private bool _isCutShort;
        private bool _isComplete;

        public void Read(ReadOnlySpan<byte> json)
        {
            var reader = new Utf8JsonReader(json, Options);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    ReadPage(ref reader);
                }
                else if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.EndArray))
                {
                    throw new FormatException("it is not an object");
                }
            }
        }

        public SavedAuthorizationDetails ToDetails(string name)
        {
            if (!_hasUsers)
            {
                throw new KeytideException($"{name} holds no authorization details: it has no UserDetailList.", Hint);
            }

            if (_isCutShort && !_isComplete)
            {
                throw new KeytideException(
                    $"{name} is cut short: AWS had more to say (IsTruncated), and what it said then is not in the file.", Hint);
            }

            var (account, partition) = Owner(name);
            var details = new AuthorizationDetails(
                [.. _users.DistinctBy(user => user.Arn)],
                [.. _groups.DistinctBy(group => group.Arn)],
                [.. _policies.DistinctBy(policy => policy.Arn)]);
            var latest = _users.Count == 0 ? (DateTimeOffset?)null : _users.Max(user => user.CreatedAt);
            return new SavedAuthorizationDetails(name, details, account, partition, latest);
        }

        private void ReadPage(ref Utf8JsonReader reader)
        {
            var truncated = false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var section = reader.GetString();
                reader.Read();
                switch (section)
                {
                    case "UserDetailList":
                        _hasUsers = true;
                        ReadEntities(ref reader, section, _users, SavedEntities.User);
                        break;
                    case "GroupDetailList":
                        ReadEntities(ref reader, section, _groups, SavedEntities.Group);
                        break;
                    case "Policies":
                        ReadEntities(ref reader, section, _policies, SavedEntities.Policy);
                        break;
                    case "IsTruncated":
                        truncated |= reader.TokenType == JsonTokenType.True;
                        break;
                    case "NextToken":
                        truncated |= reader.TokenType != JsonTokenType.Null;
                        break;
                    default:
                        reader.Skip();
                        break;
                }
            }

            _isCutShort |= truncated;
            _isComplete |= !truncated;
        }

        private static void ReadEntities<T>(ref Utf8JsonReader reader, string section, List<T> found, Func<SavedObject, T> read)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                throw new FormatException($"{section} is not a list");
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                using var entity = JsonDocument.ParseValue(ref reader);
                found.Add(read(new SavedObject(entity.RootElement, $"entry {found.Count + 1} of {section}")));
            }
        }

        private (AccountId Account, string PartitionId) Owner(string name)
        {
            string[] arns =
            [
                .. _users.Select(user => user.Arn), .. _groups.Select(group => group.Arn), .. _policies.Select(policy => policy.Arn),
            ];
            var owners = arns
                .Select(arn => arn.Split(':', 6))
                .Where(parts => parts.Length == 6 && AccountId.TryParse(parts[4], out _))
                .Select(parts => (AccountId.Parse(parts[4]), parts[1]))
                .Distinct()
                .Take(2)
                .ToList();
            return owners.Count switch
            {
                1 => owners[0],
                0 => throw new KeytideException($"{name} names no account: it has no users, groups or policies of one.", Hint),
                _ => throw new KeytideException(
                    $"{name} is of more than one account: {owners[0].Item1} and {owners[1].Item1}.", "Audit one account at a time."),
            };
        }
    }
}
