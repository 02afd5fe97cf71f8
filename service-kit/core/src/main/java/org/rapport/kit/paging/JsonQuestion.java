package org.rapport.kit.paging;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.paging.Comparing.Said;
import org.rapport.kit.paging.Comparing.Value;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.search.SearchWords;
import org.rapport.kit.text.Texts;

/**
 * Questions in JSON, as the body of a search has them.
 *
 * @param hasWords whether records are found by words
 * @param home     the country of who asks, if it is known
 */
record JsonQuestion(
        @Nullable SearchFilter filter, @Nullable String zone, boolean hasWords, Supplier<@Nullable String> home)
        implements Spelling {

    private static final String AT = "/filter";
    private static final String UNORDERED = "eq, ne, in, out and null";
    private static final int MOST_NODES = 50;
    private static final int DEEPEST = 8;
    private static final int LONGEST = 2_000;

    @Override
    public @Nullable Question read(Names names) {
        return filter == null
                ? null
                : new Reading(new Comparing(names, AT, UNORDERED), hasWords, home).question(filter, AT, 1);
    }

    private static final class Reading {

        private final Comparing comparing;
        private final boolean hasWords;
        private final Supplier<@Nullable String> home;
        private int nodes;

        Reading(Comparing comparing, boolean hasWords, Supplier<@Nullable String> home) {
            this.comparing = comparing;
            this.hasWords = hasWords;
            this.home = home;
        }

        Question question(SearchFilter node, String at, int depth) {
            if (++nodes > MOST_NODES) {
                throw malformed(AT, "must have at most %d parts".formatted(MOST_NODES));
            }
            if (depth > DEEPEST) {
                throw malformed(AT, "must be nested at most %d deep".formatted(DEEPEST));
            }
            requireOneKind(node, at);
            if (node.and() != null) {
                return joined(node.and(), at + "/and", depth, Question.And::new);
            }
            if (node.or() != null) {
                return joined(node.or(), at + "/or", depth, Question.Or::new);
            }
            if (node.words() != null) {
                return words(node.words(), at + "/words");
            }
            return node.not() != null
                    ? new Question.Not(question(node.not(), at + "/not", depth + 1))
                    : comparison(node, at);
        }

        private Question words(String text, String at) {
            if (!hasWords) {
                throw malformed(at, "must not be said: these records are not found by words");
            }
            return new Question.Words(SearchWords.of(text, at, home));
        }

        private Question joined(
                List<SearchFilter> nodes, String at, int depth, Function<List<Question>, Question> join) {
            if (nodes.isEmpty()) {
                throw malformed(at, "must not be empty");
            }
            var parts = new ArrayList<Question>();
            for (int i = 0; i < nodes.size(); i++) {
                parts.add(question(nodes.get(i), at + "/" + i, depth + 1));
            }
            return parts.size() == 1 ? parts.getFirst() : join.apply(parts);
        }

        private static void requireOneKind(SearchFilter node, String at) {
            boolean compares = Stream.of(node.property(), node.op(), node.value(), node.values())
                    .anyMatch(Objects::nonNull);
            long kinds = Stream.of(node.and(), node.or(), node.not(), node.words(), compares ? node : null)
                    .filter(Objects::nonNull)
                    .count();
            if (kinds != 1) {
                throw malformed(
                        at, "must be exactly one of and, or, not, words, and property with op and value or values");
            }
        }

        private Question comparison(SearchFilter node, String at) {
            String property = said(node.property(), at + "/property");
            SearchOperator op = said(node.op(), at + "/op");
            if (op.takesSeveral() ? node.value() != null : node.values() != null) {
                throw malformed(
                        at + (op.takesSeveral() ? "/value" : "/values"),
                        "must not be said: in and out have values, all others have a value");
            }
            return comparing.of(
                    new Said(property, op, values(node, op.takesSeveral(), at), at + "/property", at + "/op"));
        }

        private static List<Value> values(SearchFilter node, boolean several, String at) {
            if (!several) {
                return List.of(value(said(node.value(), at + "/value"), at + "/value"));
            }
            List<JsonNode> values = said(node.values(), at + "/values");
            if (values.isEmpty()) {
                throw malformed(at + "/values", "must not be empty");
            }
            if (values.size() > Comparing.MOST_VALUES) {
                throw malformed(AT, "must have at most %d values in a comparison".formatted(Comparing.MOST_VALUES));
            }
            return IntStream.range(0, values.size())
                    .mapToObj(i -> value(values.get(i), at + "/values/" + i))
                    .toList();
        }

        private static <T> T said(@Nullable T member, String at) {
            if (member == null) {
                throw malformed(at, "must be said");
            }
            return member;
        }

        private static Value value(JsonNode node, String at) {
            if (node.isTextual()) {
                if (!Texts.isUnicode(node.textValue())) {
                    throw malformed(at, "must be valid Unicode, without U+0000");
                }
                if (!Texts.fits(node.textValue(), LONGEST)) {
                    throw malformed(at, "must have at most " + LONGEST + " characters");
                }
            }
            return new Value(kind -> isOf(kind, node) ? node.asText() : null, at);
        }

        private static boolean isOf(Listing.Kind kind, JsonNode node) {
            return switch (kind.asked()) {
                case NUMBER -> node.isIntegralNumber();
                case FLAG -> node.isBoolean();
                case TEXT, TEXTS, ID, IDS, TIME, DATE, MONEY -> node.isTextual();
            };
        }
    }

    private static DomainException.Malformed malformed(String at, String detail) {
        return new DomainException.Malformed(at, detail);
    }
}
