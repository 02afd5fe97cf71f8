package org.rapport.kit.paging;

import cz.jirutka.rsql.parser.RSQLParser;
import cz.jirutka.rsql.parser.RSQLParserException;
import cz.jirutka.rsql.parser.ast.AndNode;
import cz.jirutka.rsql.parser.ast.ComparisonNode;
import cz.jirutka.rsql.parser.ast.ComparisonOperator;
import cz.jirutka.rsql.parser.ast.LogicalNode;
import cz.jirutka.rsql.parser.ast.Node;
import cz.jirutka.rsql.parser.ast.RSQLOperators;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.paging.Comparing.Said;
import org.rapport.kit.paging.Comparing.Value;
import org.rapport.kit.problem.DomainException;

/** Questions in RSQL, as {@code filter} of a list has them. */
record Rsql(@Nullable String filter) implements Spelling {

    private static final String AT = "#filter";
    private static final String UNORDERED = "== != =in= =out= =null=";
    private static final int MOST_COMPARISONS = 20;
    private static final int LONGEST = 2_000;

    /** With what goes wrong most: in a URL {@code +} is a space. */
    private static final String GRAMMAR = "must be RSQL, such as status==new;score=ge=50; + is sent as %2B, "
            + "and a text with a space or one of '()=<>!~,; stands in double quotes";

    /** {@code =null=true} finds what has no value, {@code =null=false} what has one. */
    private static final ComparisonOperator NULL = new ComparisonOperator("=null=");

    private static final Map<ComparisonOperator, SearchOperator> OPERATORS = Map.of(
            RSQLOperators.EQUAL,
            SearchOperator.EQ,
            RSQLOperators.NOT_EQUAL,
            SearchOperator.NE,
            RSQLOperators.GREATER_THAN,
            SearchOperator.GT,
            RSQLOperators.GREATER_THAN_OR_EQUAL,
            SearchOperator.GE,
            RSQLOperators.LESS_THAN,
            SearchOperator.LT,
            RSQLOperators.LESS_THAN_OR_EQUAL,
            SearchOperator.LE,
            RSQLOperators.IN,
            SearchOperator.IN,
            RSQLOperators.NOT_IN,
            SearchOperator.OUT,
            NULL,
            SearchOperator.NULL);

    @Override
    public @Nullable Question read(Names names) {
        if (filter == null || filter.isBlank()) {
            return null;
        }
        if (filter.length() > LONGEST) {
            throw malformed("must have at most " + LONGEST + " characters");
        }
        try {
            return new Reading(new Comparing(names, AT, UNORDERED))
                    .question(new RSQLParser(OPERATORS.keySet()).parse(filter));
        } catch (RSQLParserException e) {
            throw malformed(GRAMMAR);
        }
    }

    @Override
    public @Nullable String zone() {
        return null;
    }

    private static final class Reading {

        private final Comparing comparing;
        private int comparisons;

        Reading(Comparing comparing) {
            this.comparing = comparing;
        }

        Question question(Node node) {
            return switch (node) {
                case LogicalNode logical -> {
                    List<Question> parts =
                            logical.getChildren().stream().map(this::question).toList();
                    yield logical instanceof AndNode ? new Question.And(parts) : new Question.Or(parts);
                }
                case ComparisonNode comparison -> comparison(comparison);
                default -> throw malformed(GRAMMAR);
            };
        }

        private Question comparison(ComparisonNode node) {
            List<String> values = node.getArguments();
            if (++comparisons > MOST_COMPARISONS || values.size() > Comparing.MOST_VALUES) {
                throw malformed("must have at most %d comparisons of at most %d values"
                        .formatted(MOST_COMPARISONS, Comparing.MOST_VALUES));
            }
            return comparing.of(new Said(
                    node.getSelector(),
                    OPERATORS.get(node.getOperator()),
                    values.stream().map(text -> new Value(_ -> text, AT)).toList(),
                    AT,
                    AT));
        }
    }

    private static DomainException.Malformed malformed(String detail) {
        return new DomainException.Malformed(AT, detail);
    }
}
