package org.rapport.kit.condition.query;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.type.BasicType;
import org.hibernate.type.StandardBasicTypes;

/**
 * What HQL lacks. Membership in an array of any length, by operators that are leakproof, as {@code @>} is not. The array comes
 * first: Hibernate takes the last argument of a function for several values, and would translate the query anew each time.
 */
public final class ConditionFunctions implements FunctionContributor {

    static final String ONE_OF = "one_of";
    static final String NONE_OF = "none_of";
    static final String TEXT_OF = "text_of";
    static final String BY_CODE_POINT = "by_code_point";

    @Override
    public void contributeFunctions(FunctionContributions contributions) {
        var types = contributions.getTypeConfiguration().getBasicTypeRegistry();
        BasicType<Boolean> truth = types.resolve(StandardBasicTypes.BOOLEAN);
        BasicType<String> text = types.resolve(StandardBasicTypes.STRING);
        var functions = contributions.getFunctionRegistry();
        functions.registerPattern(ONE_OF, "(?2=any(?1))", truth);
        functions.registerPattern(NONE_OF, "(?2<>all(?1))", truth);
        functions.registerPattern(TEXT_OF, "(?1->>?2)", text);
        functions.registerPattern(BY_CODE_POINT, "(?1 collate \"C\")", text);
    }
}
