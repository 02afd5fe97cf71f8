package org.rapport.gateway.exchange;

/** A refusal on its way to the one place that answers it. Costs no stack trace: it is an expected outcome. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Refused(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
