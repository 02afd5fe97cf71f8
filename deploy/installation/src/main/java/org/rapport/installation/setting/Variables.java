package org.rapport.installation.setting;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of environment variables. */
final class Variables {

    private static final Predicate<String> VARIABLE =
            Pattern.compile("[A-Z][A-Z0-9_]*").asMatchPredicate();

    private Variables() {}

    /** The variable of a property, by MicroProfile Config's rule. */
    static String of(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Whether a name in an expression is a variable's, and not a property's. */
    static boolean isOne(String name) {
        return VARIABLE.test(name);
    }

    /** Whether a name, maybe one of many such as {@code KAFKA_<PROPERTY>}, is that variable's. */
    static boolean covers(String name, String variable) {
        return Pattern.matches(name.replaceAll("<[A-Z]+>", "[A-Z0-9_]+"), variable);
    }

    /** Whether what it holds is nobody's business, as its name says. */
    static boolean isSecret(List<String> names) {
        return names.stream().anyMatch(name -> Stream.of("SECRET", "PASSWORD").anyMatch(name::endsWith));
    }
}
