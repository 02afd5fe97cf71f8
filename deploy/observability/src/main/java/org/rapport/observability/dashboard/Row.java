package org.rapport.observability.dashboard;

import java.util.List;

/** Panels with a heading, side by side as far as they find room. */
public record Row(String title, List<Panel> panels) {

    public Row {
        panels = List.copyOf(panels);
    }

    static Row of(String title, Panel... panels) {
        return new Row(title, List.of(panels));
    }
}
