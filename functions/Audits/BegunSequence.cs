namespace CadreReports.Functions.Audits;

/// <summary>A sequence whose beginning has been read, so that what fails at once fails before an answer has begun.</summary>
public static class BegunSequence
{
    /// <summary>Reads the first element.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="cancellationToken">Stops the reading of all of it.</param>
    /// <returns>All of the sequence, once.</returns>
    public static async Task<IAsyncEnumerable<T>> OfAsync<T>(IAsyncEnumerable<T> sequence, CancellationToken cancellationToken)
    {
        var elements = sequence.GetAsyncEnumerator(cancellationToken);
        try
        {
            return GoOnAsync(elements, await elements.MoveNextAsync());
        }
        catch
        {
            await elements.DisposeAsync();
            throw;
        }
    }

    private static async IAsyncEnumerable<T> GoOnAsync<T>(IAsyncEnumerator<T> elements, bool any)
    {
        await using (elements)
        {
            while (any)
            {
                yield return elements.Current;
                any = await elements.MoveNextAsync();
            }
        }
    }
}
