package org.rapport.kit.condition;

/** How two values of one kind are compared. */
public enum Operator {
    EQUAL("==", "="),
    UNEQUAL("!=", "<>"),
    LESS("<", "<"),
    AT_MOST("<=", "<="),
    GREATER(">", ">"),
    AT_LEAST(">=", ">=");

    private final String sign;
    private final String sql;

    Operator(String sign, String sql) {
        this.sign = sign;
        this.sql = sql;
    }

    /** As conditions write it. */
    public String sign() {
        return sign;
    }

    /** As PostgreSQL writes it, and HQL. */
    public String sql() {
        return sql;
    }

    /** Whether it takes values that have an order. */
    public boolean ordering() {
        return this != EQUAL && this != UNEQUAL;
    }

    /** The operator that is true exactly where this one is false. */
    public Operator negated() {
        return switch (this) {
            case EQUAL -> UNEQUAL;
            case UNEQUAL -> EQUAL;
            case LESS -> AT_LEAST;
            case AT_LEAST -> LESS;
            case GREATER -> AT_MOST;
            case AT_MOST -> GREATER;
        };
    }

    /** The operator that says the same with its sides exchanged. */
    public Operator mirrored() {
        return switch (this) {
            case EQUAL, UNEQUAL -> this;
            case LESS -> GREATER;
            case GREATER -> LESS;
            case AT_MOST -> AT_LEAST;
            case AT_LEAST -> AT_MOST;
        };
    }

    /** Whether a pair that compares so satisfies this operator. */
    boolean accepts(int comparison) {
        return switch (this) {
            case EQUAL -> comparison == 0;
            case UNEQUAL -> comparison != 0;
            case LESS -> comparison < 0;
            case AT_MOST -> comparison <= 0;
            case GREATER -> comparison > 0;
            case AT_LEAST -> comparison >= 0;
        };
    }
}
