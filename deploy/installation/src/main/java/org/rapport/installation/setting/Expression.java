package org.rapport.installation.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A value with places that others fill: <code>${NAME:default}</code>, also within each other. */
record Expression(List<Piece> pieces) {

    sealed interface Piece {}

    record Text(String text) implements Piece {}

    /** Filled by the value of that name; else by the fallback, if there is one. */
    record Place(Expression name, @Nullable Expression fallback) implements Piece {}

    Expression {
        pieces = List.copyOf(pieces);
    }

    static Expression of(String value) {
        return new Parser(value).parse();
    }

    /** The value, if no places are in it. */
    Optional<String> literal() {
        return pieces.stream().allMatch(Text.class::isInstance)
                ? Optional.of(
                        pieces.stream().map(piece -> ((Text) piece).text()).reduce("", String::concat))
                : Optional.empty();
    }

    /** The place, if there is nothing else. */
    Optional<Place> place() {
        return pieces.size() == 1 && pieces.getFirst() instanceof Place place ? Optional.of(place) : Optional.empty();
    }

    /** All places, also those within others. */
    Stream<Place> places() {
        return pieces.stream()
                .filter(Place.class::isInstance)
                .map(Place.class::cast)
                .flatMap(place -> Stream.concat(
                        Stream.concat(Stream.of(place), place.name().places()),
                        Stream.ofNullable(place.fallback()).flatMap(Expression::places)));
    }

    private static final class Parser {

        private final String value;
        private int at;

        Parser(String value) {
            this.value = value;
        }

        Expression parse() {
            return until("");
        }

        /** Up to one of these characters, or to the end. */
        private Expression until(String stops) {
            List<Piece> pieces = new ArrayList<>();
            var text = new StringBuilder();
            while (at < value.length() && stops.indexOf(value.charAt(at)) < 0) {
                if (value.startsWith("${", at)) {
                    flush(text, pieces);
                    pieces.add(place());
                } else {
                    text.append(value.charAt(at++));
                }
            }
            flush(text, pieces);
            return new Expression(pieces);
        }

        private Place place() {
            at += 2;
            Expression name = until(":}");
            Expression fallback = null;
            if (at < value.length() && value.charAt(at) == ':') {
                at++;
                fallback = until("}");
            }
            if (at == value.length()) {
                throw new IllegalArgumentException("a place without an end: " + value);
            }
            at++;
            return new Place(name, fallback);
        }

        private static void flush(StringBuilder text, List<Piece> pieces) {
            if (!text.isEmpty()) {
                pieces.add(new Text(text.toString()));
                text.setLength(0);
            }
        }
    }
}
