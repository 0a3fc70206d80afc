namespace Azure.Data.Tables.Wire;

/// <summary>The answer that an entity is not there.</summary>
internal sealed class NoEntityResponse<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException($"Status: {response.Status}, Service returned no content.");

    public override Response GetRawResponse() => response;
}
