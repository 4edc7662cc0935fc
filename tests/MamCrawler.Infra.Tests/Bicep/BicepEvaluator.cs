using System.Text.Json;

namespace MamCrawler.Infra.Tests.Bicep;

/// <summary>
/// Works out what an expression of a file comes to, given its parameters and the resources that it reads. Values are strings, <see cref="long"/>, <see cref="bool"/>, null,
/// lists and dictionaries.
/// </summary>
/// <param name="path">The file, from the root of the repository; paths in it are relative to it.</param>
/// <param name="given">Parameters and resources by their symbols.</param>
internal sealed class BicepEvaluator(string path, IReadOnlyDictionary<string, object?> given)
{
    private readonly BicepFile file = InfraFiles.All[path];

    public object? Evaluate(BicepExpression expression) => Evaluate(expression, given);

    /// <summary>What a variable of the file comes to.</summary>
    public object? Variable(string name) => Evaluate(new BicepExpression.Name(name));

    private object? Evaluate(BicepExpression expression, IReadOnlyDictionary<string, object?> scope) =>
        expression switch
        {
            BicepExpression.Constant constant => constant.Value,
            BicepExpression.Text text => string.Concat(text.Parts.Select(part => BicepFunctions.Text(Evaluate(part, scope)))),
            BicepExpression.Array array => array.Items.Select(item => Evaluate(item, scope)).ToList(),
            BicepExpression.Object literal => literal.Properties.ToDictionary(
                property => (string)Evaluate(property.Key, scope)!,
                property => Evaluate(property.Value, scope)
            ),
            BicepExpression.Name name => scope.TryGetValue(name.Identifier, out var known) ? known : Evaluate(file.Variable(name.Identifier).Value, given),
            BicepExpression.Member member => Of(member.Of, scope)[member.Identifier],
            BicepExpression.Index index => Of(index.Of, scope)[(string)Evaluate(index.Position, scope)!],
            BicepExpression.Operation operation => Operate(operation, scope),
            BicepExpression.Call call => Call(call, scope),
            BicepExpression.Loop loop => BicepFunctions
                .List(Evaluate(loop.Source, scope))
                .Select(item => Evaluate(loop.Body, With(scope, loop.Variables[0], item)))
                .ToList(),
            _ => throw new NotSupportedException($"{expression} cannot be worked out here."),
        };

    private Dictionary<string, object?> Of(BicepExpression of, IReadOnlyDictionary<string, object?> scope) => (Dictionary<string, object?>)Evaluate(of, scope)!;

    private object? Operate(BicepExpression.Operation operation, IReadOnlyDictionary<string, object?> scope)
    {
        object? Operand(int number) => Evaluate(operation.Operands[number], scope);
        return operation.Operator switch
        {
            "?:" => (bool)Operand(0)! ? Operand(1) : Operand(2),
            "!" => !(bool)Operand(0)!,
            "==" => Equals(Operand(0), Operand(1)),
            "??" => Operand(0) ?? Operand(1),
            _ => throw new NotSupportedException($"'{operation.Operator}' cannot be worked out here."),
        };
    }

    private object? Call(BicepExpression.Call call, IReadOnlyDictionary<string, object?> scope)
    {
        if (call.Function is "loadJsonContent" or "loadTextContent")
        {
            var loaded = Path.GetRelativePath(Repository.Root, Path.Combine(Repository.PathOf(path), "..", call.Arguments[0].LiteralText!));
            var content = Repository.Read(loaded);
            return call.Function == "loadTextContent" ? content : BicepFunctions.FromJson(JsonDocument.Parse(content).RootElement);
        }

        return BicepFunctions.Call(
            call.Function,
            [.. call.Arguments.Select(argument => argument is BicepExpression.Lambda lambda ? Function(lambda, scope) : Evaluate(argument, scope))]
        );
    }

    private Func<object?, object?> Function(BicepExpression.Lambda lambda, IReadOnlyDictionary<string, object?> scope) =>
        argument => Evaluate(lambda.Body, With(scope, lambda.Parameters.Single(), argument));

    private static Dictionary<string, object?> With(IReadOnlyDictionary<string, object?> scope, string name, object? value) => new(scope) { [name] = value };
}
