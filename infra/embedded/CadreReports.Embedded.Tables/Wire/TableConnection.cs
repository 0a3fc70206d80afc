using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Wire;

/// <summary>An account's table endpoint with the pipeline that signs, retries and sends.</summary>
internal sealed class TableConnection
{
    private const string Scope = "https://storage.azure.com/.default";

    private static readonly ResponseClassifier Classifier = new();

    private readonly HttpPipeline pipeline;
    private readonly string? accountName;

    private TableConnection(Uri endpoint, string? accountName, HttpPipelinePolicy authentication, TableClientOptions? options)
    {
        options ??= TableClientOptions.Logged;
        this.accountName = accountName;
        Endpoint = endpoint;
        Version = options.VersionString;
        pipeline = HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
        {
            PerRetryPolicies = { authentication },
            ResponseClassifier = Classifier,
            RequestFailedDetailsParser = new ODataErrorParser(),
        });
    }

    public Uri Endpoint { get; }

    public string Version { get; }

    public string? AccountName => accountName ?? EndpointUri.AccountName(Endpoint);

    public static TableConnection Open(StorageConnectionString connection, string? tableName, TableClientOptions? options) =>
        new(
            EndpointUri.WithoutTable(connection.Endpoint, tableName),
            connection.AccountName,
            new SharedKeyPolicy(connection.Credential),
            options);

    public static TableConnection Open(Uri endpoint, string? tableName, TableSharedKeyCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        return new(EndpointUri.WithoutTable(endpoint, tableName), null, new SharedKeyPolicy(credential), options);
    }

    public static TableConnection Open(Uri endpoint, string? tableName, TokenCredential tokenCredential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(tokenCredential);
        var authentication = new BearerTokenAuthenticationPolicy(tokenCredential, Scope);
        return new(EndpointUri.WithoutTable(endpoint, tableName), null, authentication, options);
    }

    /// <summary>For a call to which this status is a plain answer: neither the response nor the log calls it an error.</summary>
    public static RequestContext NotAnError(int status, CancellationToken cancellationToken)
    {
        var context = new RequestContext { CancellationToken = cancellationToken };
        context.AddClassifier(status, isError: false);
        return context;
    }

    /// <summary>Sends the request and hands back its response when its status is one of <paramref name="expected"/>.</summary>
    /// <exception cref="RequestFailedException">The service answered otherwise, or could not be reached.</exception>
    public Task<Response> SendAsync(TableRequest request, CancellationToken cancellationToken, params int[] expected) =>
        SendAsync(request, new RequestContext { CancellationToken = cancellationToken }, expected);

    /// <inheritdoc cref="SendAsync(TableRequest, CancellationToken, int[])"/>
    public async Task<Response> SendAsync(TableRequest request, RequestContext context, params int[] expected)
    {
        using var message = pipeline.CreateMessage(context, Classifier);
        request.ApplyTo(message.Request, this);
        await pipeline.SendAsync(message, context.CancellationToken).ConfigureAwait(false);
        return expected.Contains(message.Response.Status)
            ? message.Response
            : throw new RequestFailedException(message.Response);
    }

    /// <summary>Sends a query and reads the objects of its answer's <c>value</c>.</summary>
    public async Task<(Response Response, List<T> Values)> QueryAsync<T>(
        TableRequest request, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        var response = await SendAsync(request, cancellationToken, 200).ConfigureAwait(false);
        using var document = JsonDocument.Parse(response.Content);
        return (response, [.. document.RootElement.GetProperty("value").EnumerateArray().Select(read)]);
    }
}
