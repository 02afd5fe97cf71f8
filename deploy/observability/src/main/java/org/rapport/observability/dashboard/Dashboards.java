package org.rapport.observability.dashboard;

import java.util.List;

/** The dashboards there are. */
public final class Dashboards {

    private Dashboards() {}

    /** From the whole to its parts. */
    public static List<Dashboard> all() {
        return List.of(OverviewDashboard.make(), ApiDashboard.make(), EventsDashboard.make(), RuntimeDashboard.make());
    }
}
