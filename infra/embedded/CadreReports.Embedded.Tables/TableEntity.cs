#nullable disable

using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>An entity with any properties: a dictionary with typed getters. A missing property reads as null.</summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "The real name.")]
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
{
    private readonly Dictionary<string, object> properties;

    public TableEntity()
        : this(null)
    {
    }

    public TableEntity(string partitionKey, string rowKey)
        : this(null)
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <summary>Takes the entity's properties, keys included, from <paramref name="values"/>.</summary>
    public TableEntity(IDictionary<string, object> values) => properties = values is null ? [] : new(values);

    public string PartitionKey
    {
        get => GetString(PropertyNames.PartitionKey);
        set => properties[PropertyNames.PartitionKey] = value;
    }

    public string RowKey
    {
        get => GetString(PropertyNames.RowKey);
        set => properties[PropertyNames.RowKey] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => (DateTimeOffset?)Get(PropertyNames.Timestamp, typeof(DateTimeOffset?));
        set => properties[PropertyNames.Timestamp] = value;
    }

    public ETag ETag
    {
        get => new(GetString(PropertyNames.ODataETag));
        set => properties[PropertyNames.ODataETag] = value.ToString();
    }

    public ICollection<string> Keys => properties.Keys;

    public int Count => properties.Count;

    ICollection<object> IDictionary<string, object>.Values => properties.Values;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    /// <summary>The property's value, or null. An Int64 or Double property stays one when an int is assigned.</summary>
    public object this[string key]
    {
        get => Get(key);
        set => Set(key, value);
    }

    /// <exception cref="InvalidOperationException">The property is of another type; so for every typed getter.</exception>
    public string GetString(string key) => (string)Get(key, typeof(string));

    public BinaryData GetBinaryData(string key) => (BinaryData)Get(key, typeof(BinaryData));

    public byte[] GetBinary(string key) => (byte[])Get(key, typeof(byte[]));

    public bool? GetBoolean(string key) => (bool?)Get(key, typeof(bool?));

    public DateTime? GetDateTime(string key) => (DateTime?)Get(key, typeof(DateTime?));

    public DateTimeOffset? GetDateTimeOffset(string key) => (DateTimeOffset?)Get(key, typeof(DateTimeOffset?));

    public double? GetDouble(string key) => (double?)Get(key, typeof(double?));

    public Guid? GetGuid(string key) => (Guid?)Get(key, typeof(Guid?));

    public int? GetInt32(string key) => (int?)Get(key, typeof(int?));

    public long? GetInt64(string key) => (long?)Get(key, typeof(long?));

    /// <summary>Sets the property, whether or not it is there.</summary>
    public void Add(string key, object value) => Set(key, value);

    public bool ContainsKey(string key) => properties.ContainsKey(key);

    public bool Remove(string key) => properties.Remove(key);

    public bool TryGetValue(string key, out object value) => properties.TryGetValue(key, out value);

    public void Clear() => properties.Clear();

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => Set(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)properties).Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object>>)properties).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)properties).Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() =>
        properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => properties.GetEnumerator();

    private object Get(string key, Type wanted = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (!properties.TryGetValue(key, out var value) || value is null || wanted is null)
            return value;

        return value switch
        {
            DateTimeOffset moment when wanted == typeof(DateTime?) => moment.UtcDateTime,
            DateTime moment when wanted == typeof(DateTimeOffset?) => new DateTimeOffset(moment),
            byte[] bytes when wanted == typeof(BinaryData) => new BinaryData(bytes),
            _ when wanted.IsInstanceOfType(value) => value,
            _ => throw new InvalidOperationException($"Property '{key}' is of type {value.GetType()} and cannot be read as {wanted}."),
        };
    }

    private void Set(string key, object value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        var existing = properties.GetValueOrDefault(key);
        properties[key] = (existing, value) switch
        {
            (double, int number) => (double)number,
            (long, int number) => (long)number,
            (string, DateTime or DateTimeOffset) => value.ToString(),
            _ => value,
        };
    }
}
