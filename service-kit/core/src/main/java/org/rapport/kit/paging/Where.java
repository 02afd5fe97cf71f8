package org.rapport.kit.paging;

import cz.jirutka.rsql.parser.RSQLParser;
import cz.jirutka.rsql.parser.RSQLParserException;
import cz.jirutka.rsql.parser.ast.AndNode;
import cz.jirutka.rsql.parser.ast.ComparisonNode;
import cz.jirutka.rsql.parser.ast.ComparisonOperator;
import cz.jirutka.rsql.parser.ast.LogicalNode;
import cz.jirutka.rsql.parser.ast.Node;
import cz.jirutka.rsql.parser.ast.RSQLOperators;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.access.Scope;
import org.rapport.kit.persistence.TenantQuery;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.RecordType;

/** The condition of a list's query, with its parameters; nothing of the client's text gets into the query itself. */
final class Where {

    private static final int MOST_COMPARISONS = 20;
    private static final int MOST_VALUES = 100;
    private static final int LONGEST = 2_000;

    /** With what goes wrong most: in a URL {@code +} is a space. */
    private static final String GRAMMAR = "must be RSQL, such as status==new;score=ge=50; + is sent as %2B, "
            + "and a text with a space or one of '()=<>!~,; stands in double quotes";

    /** {@code =null=true} finds what has no value, {@code =null=false} what has one. */
    private static final ComparisonOperator NULL = new ComparisonOperator("=null=");

    private static final Map<ComparisonOperator, String> OPERATORS = Map.of(
            RSQLOperators.EQUAL, "=",
            RSQLOperators.NOT_EQUAL, "<>",
            RSQLOperators.GREATER_THAN, ">",
            RSQLOperators.GREATER_THAN_OR_EQUAL, ">=",
            RSQLOperators.LESS_THAN, "<",
            RSQLOperators.LESS_THAN_OR_EQUAL, "<=",
            RSQLOperators.IN, "in",
            RSQLOperators.NOT_IN, "not in");

    /** What is excluded by the operators that exclude something. */
    private static final Map<ComparisonOperator, ComparisonOperator> OPPOSITES =
            Map.of(RSQLOperators.NOT_EQUAL, RSQLOperators.EQUAL, RSQLOperators.NOT_IN, RSQLOperators.IN);

    private static final Set<ComparisonOperator> ALL =
            Stream.concat(OPERATORS.keySet().stream(), Stream.of(NULL)).collect(Collectors.toUnmodifiableSet());

    private final Listing<?> listing;
    private final StringJoiner conditions = new StringJoiner(" and ");
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private int comparisons;

    Where(Listing<?> listing) {
        this.listing = listing;
        conditions.add("it.tenant = :tenant");
    }

    void add(String condition) {
        conditions.add(condition);
    }

    /** Adds that rows are in {@code scope}. */
    void addScope(RecordType<?, ?> type, Scope scope) {
        scope.owners().ifPresent(owners -> {
            String name = "owners" + parameters.size();
            conditions.add("it." + type.owner() + " in :" + name);
            parameters.put(name, owners);
        });
    }

    /** Adds what holds for every row: a flag stands in the query itself, so that partial indexes can answer it. */
    void addFixed(String path, Object value) {
        if (value instanceof Boolean) {
            conditions.add("it." + path + " = " + value);
            return;
        }
        String name = "fixed" + parameters.size();
        conditions.add("it." + path + (value instanceof Collection ? " in :" : " = :") + name);
        parameters.put(name, value);
    }

    void addAfter(Sort sort, Sort.Position position) {
        conditions.add(sort.after());
        parameters.put("afterKey", position.key());
        parameters.put("afterId", position.id());
    }

    /** Adds the comparisons of an RSQL expression. */
    void addFilter(@Nullable String filter) {
        if (filter == null || filter.isBlank()) {
            return;
        }
        if (filter.length() > LONGEST) {
            throw malformed("must have at most " + LONGEST + " characters");
        }
        try {
            conditions.add(toCondition(new RSQLParser(ALL).parse(filter)));
        } catch (RSQLParserException e) {
            throw malformed(GRAMMAR);
        }
    }

    void bind(SelectionQuery<?> query) {
        parameters.forEach(query::setParameter);
    }

    private String toCondition(Node node) {
        return switch (node) {
            case LogicalNode logical ->
                logical.getChildren().stream()
                        .map(this::toCondition)
                        .collect(Collectors.joining(logical instanceof AndNode ? " and " : " or ", "(", ")"));
            case ComparisonNode comparison -> toCondition(comparison);
            default -> throw malformed(GRAMMAR);
        };
    }

    private String toCondition(ComparisonNode comparison) {
        var property = listing.properties().get(comparison.getSelector());
        if (property == null) {
            throw malformed("can name " + String.join(", ", listing.properties().keySet()) + "; not "
                    + comparison.getSelector());
        }
        if (++comparisons > MOST_COMPARISONS || comparison.getArguments().size() > MOST_VALUES) {
            throw malformed(
                    "must have at most %d comparisons of at most %d values".formatted(MOST_COMPARISONS, MOST_VALUES));
        }
        String path = "it." + property.path();
        if (comparison.getOperator().equals(NULL)) {
            boolean isNull = (Boolean) value(
                    comparison.getSelector() + "=null=",
                    Listing.Kind.FLAG,
                    comparison.getArguments().getFirst());
            return path + " is " + (isNull ? "" : "not ") + (property.several() ? "empty" : "null");
        }
        List<Object> values = comparison.getArguments().stream()
                .map(text -> value(comparison.getSelector(), property.kind(), text))
                .toList();
        String name = "filter" + parameters.size();
        parameters.put(name, comparison.getOperator().isMultiValue() ? values : values.getFirst());
        boolean excludes = OPPOSITES.containsKey(comparison.getOperator());
        if (property.several()) {
            var operator = excludes ? OPPOSITES.get(comparison.getOperator()) : comparison.getOperator();
            return "%sexists (select 1 from %s value where value %s :%s)"
                    .formatted(excludes ? "not " : "", path, OPERATORS.get(operator), name);
        }
        String condition = path + " " + OPERATORS.get(comparison.getOperator()) + " :" + name;
        return excludes
                ? "(" + condition + " or " + path + " is null)" // what has no value is not that value
                : condition;
    }

    private static Object value(String name, Listing.Kind kind, String text) {
        try {
            return kind.reader().apply(text);
        } catch (RuntimeException e) {
            throw malformed(name + " must be compared with " + kind.wanted());
        }
    }

    private static DomainException.Malformed malformed(String detail) {
        return new DomainException.Malformed("#filter", detail);
    }

    /** All of it, to follow the entity's name. Of the rows of {@code :tenant}: see {@link TenantQuery}. */
    String clause() {
        return " it where " + conditions;
    }
}
