package org.rapport.kit.startup;

import java.util.function.Consumer;

/**
 * Something outside the program that has to be right when it starts, and may go wrong later. Until it was looked at once,
 * and then until it was right once, the program is not ready. From then on a finding is told and takes nothing away: what
 * goes wrong outside goes wrong for all replicas at once. What nobody could say changes nothing.
 */
public final class StartCondition {

    private static final String NOT_YET = "it has not been looked at yet";

    private final String name;
    private final Consumer<String> warning;
    private final Consumer<String> information;
    private volatile State state = new State(false, false, false, "");

    /**
     * What is known of it.
     *
     * @param looked  whether it was looked at
     * @param held    whether it was right once
     * @param certain whether the finding is more than a doubt
     * @param finding what is wrong, and what to do; nothing where nothing is known to be
     */
    private record State(boolean looked, boolean held, boolean certain, String finding) {}

    /**
     * One that has not been looked at.
     *
     * @param name        of the check that tells of it
     * @param warning     is told when it goes wrong
     * @param information is told when that has ended
     */
    public StartCondition(String name, Consumer<String> warning, Consumer<String> information) {
        this.name = name;
        this.warning = warning;
        this.information = information;
    }

    public String name() {
        return name;
    }

    /** It is as it should be. */
    public synchronized void isRight() {
        boolean wasWrong = !state.finding().isEmpty();
        state = new State(true, true, false, "");
        if (wasWrong) {
            information.accept(name + ": what was wrong is right again");
        }
    }

    /** It is not; the log is told when that begins, and not again while it lasts. */
    public void isWrong(String finding) {
        tell(true, finding);
    }

    /** It may be wrong, and who knows does not say; told like what is wrong, and no reason not to be ready. */
    public void isDoubtful(String finding) {
        tell(false, finding);
    }

    /** It was looked at, and nobody could say. A finding from before stays. */
    public synchronized void isUnknown() {
        state = new State(true, state.held(), state.certain(), state.finding());
    }

    private synchronized void tell(boolean certain, String finding) {
        boolean isNews = state.finding().isEmpty() || state.certain() != certain;
        state = new State(true, state.held(), certain, finding);
        if (isNews) {
            warning.accept(finding);
        }
    }

    /** Whether it keeps the program from being ready. */
    public boolean holdsBack() {
        State now = state;
        return !now.looked() || !now.held() && now.certain();
    }

    /** What is wrong, and what to do; nothing where nothing is known to be. */
    public String finding() {
        State now = state;
        return now.looked() ? now.finding() : NOT_YET;
    }

    /** Whether it has to be looked at again soon: it is wrong, or has never been right. */
    public boolean isPressing() {
        State now = state;
        return !now.held() || !now.finding().isEmpty();
    }
}
