package org.rapport.observability.dashboard;

import java.util.List;

/** From which values on a panel has which colour. */
public record Thresholds(Colour below, List<Step> steps) {

    enum Colour {
        GREEN,
        ORANGE,
        RED
    }

    record Step(double from, Colour colour) {}

    public Thresholds {
        steps = List.copyOf(steps);
    }

    static Thresholds none() {
        return new Thresholds(Colour.GREEN, List.of());
    }

    /** What is bad as soon as there is that much of it. */
    static Thresholds badFrom(double bad) {
        return new Thresholds(Colour.GREEN, List.of(new Step(bad, Colour.RED)));
    }

    /** What is noticeable first, and bad later. */
    static Thresholds badFrom(double noticeable, double bad) {
        return new Thresholds(Colour.GREEN, List.of(new Step(noticeable, Colour.ORANGE), new Step(bad, Colour.RED)));
    }

    /** What has to reach an objective. */
    static Thresholds goodFrom(double objective) {
        return new Thresholds(Colour.RED, List.of(new Step(objective, Colour.GREEN)));
    }
}
