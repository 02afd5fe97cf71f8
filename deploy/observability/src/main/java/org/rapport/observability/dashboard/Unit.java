package org.rapport.observability.dashboard;

/** In what a panel counts. */
public enum Unit {
    COUNT("short"),
    SHARE("percentunit"),
    SECONDS("s"),
    BYTES("bytes"),
    PER_SECOND("cps"),
    REQUESTS_PER_SECOND("reqps");

    private final String id;

    Unit(String id) {
        this.id = id;
    }

    /** As Grafana calls it. */
    String id() {
        return id;
    }
}
