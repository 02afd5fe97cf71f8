package org.rapport.kit.condition.cel;

import java.util.Arrays;
import java.util.Optional;
import org.rapport.kit.condition.Operator;

/** What CEL calls the operators and functions that conditions may use: all of them. */
final class Functions {

    static final String AND = "_&&_";
    static final String OR = "_||_";
    static final String NOT = "!_";
    static final String CHOICE = "_?_:_";
    static final String IN = "@in";
    static final String PLUS = "_+_";
    static final String MINUS = "_-_";
    static final String STARTS_WITH = "startsWith";
    static final String TIMESTAMP = "timestamp";
    static final String DURATION = "duration";
    static final String DATE = "date";
    static final String UUID = "uuid";
    static final String MONEY = "money";

    private Functions() {}

    static String of(Operator operator) {
        return "_" + operator.sign() + "_";
    }

    static Optional<Operator> comparison(String function) {
        return Arrays.stream(Operator.values())
                .filter(operator -> of(operator).equals(function))
                .findFirst();
    }

    /** As people write it. */
    static String written(String function) {
        return function.equals(IN) ? "in" : function.equals(CHOICE) ? "? :" : function.replace("_", "");
    }
}
