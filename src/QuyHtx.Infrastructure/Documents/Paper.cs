namespace QuyHtx.Infrastructure.Documents;

/// <summary>A paper ready to be shown or printed: what a query found, and the component that sets it.</summary>
/// <param name="Title">Tên giấy, with the number it is known by.</param>
/// <param name="FileName">Name of its file without an ending: letters, digits and hyphens, so that every system takes it.</param>
/// <param name="Component">The component; it has a parameter Facts.</param>
/// <param name="Facts">What it says.</param>
public sealed record Paper(string Title, string FileName, Type Component, object Facts);
