package org.rapport.observability.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.rapport.observability.dashboard.Panel.Kind;
import org.rapport.observability.dashboard.Thresholds.Step;

/** A dashboard as Grafana 10 and later read it. */
final class GrafanaJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int SCHEMA = 39;
    private static final int COLUMNS = 24;
    private static final String TAG = "rapport";
    private static final String DATASOURCE = "datasource";

    private final ObjectNode root = MAPPER.createObjectNode();
    private final ArrayNode panels = MAPPER.createArrayNode();
    private int x;
    private int y;
    private int lineHeight;

    private GrafanaJson() {}

    static String of(Dashboard dashboard) {
        return new GrafanaJson().write(dashboard);
    }

    private String write(Dashboard dashboard) {
        root.put("uid", dashboard.uid()).put("title", dashboard.title()).put("description", dashboard.description());
        root.putArray("tags").add(TAG);
        root.put("schemaVersion", SCHEMA).put("editable", true).put("graphTooltip", 1);
        root.put("refresh", "30s").putObject("time").put("from", "now-6h").put("to", "now");
        link(root.putArray("links").addObject());
        ArrayNode variables = root.putObject("templating").putArray("list");
        datasourceVariable(variables.addObject());
        dashboard.variables().forEach(variable -> variable(variables.addObject(), variable));
        dashboard.rows().forEach(this::row);
        root.set("panels", panels);
        return text();
    }

    private String text() {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return MAPPER.writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** To all dashboards of the suite, with what is chosen here. */
    private static void link(ObjectNode link) {
        link.put("type", "dashboards").put("title", "Rapport").put("asDropdown", true);
        link.putArray("tags").add(TAG);
        link.put("includeVars", true).put("keepTime", true);
    }

    private static void datasourceVariable(ObjectNode json) {
        json.put("type", "datasource").put("name", DATASOURCE).put("label", "Data source");
        json.put("query", "prometheus").put("refresh", 1);
    }

    private static void variable(ObjectNode json, Variable variable) {
        json.put("type", "query").put("name", variable.name()).put("label", variable.title());
        datasource(json);
        json.put("definition", variable.values());
        json.putObject("query").put("query", variable.values()).put("refId", variable.name());
        json.put("refresh", 2).put("sort", 1).put("multi", true).put("includeAll", true);
        if (variable.every()) {
            json.put("allValue", ".*");
        }
        ObjectNode current = json.putObject("current").put("selected", true);
        current.putArray("text").add("All");
        current.putArray("value").add("$__all");
    }

    private static void datasource(ObjectNode json) {
        json.putObject("datasource").put("type", "prometheus").put("uid", "${" + DATASOURCE + "}");
    }

    private void row(Row row) {
        breakLine();
        ObjectNode json = panel("row", row.title());
        json.put("collapsed", false).putArray("panels");
        place(json, COLUMNS, 1);
        row.panels().forEach(this::panel);
    }

    private void panel(Panel panel) {
        ObjectNode json = panel(panel.kind().id(), panel.title()).put("description", panel.description());
        datasource(json);
        place(json, panel.width(), panel.kind().height());
        fields(json.putObject("fieldConfig"), panel);
        options(json.putObject("options"), panel);
        ArrayNode targets = json.putArray("targets");
        panel.queries().forEach(query -> target(targets.addObject(), panel.kind(), query, targets.size()));
        if (panel.kind() == Kind.TABLE) {
            columns(json.putArray("transformations").addObject(), panel);
        }
    }

    private ObjectNode panel(String type, String title) {
        return panels.addObject().put("id", panels.size()).put("type", type).put("title", title);
    }

    private void place(ObjectNode json, int width, int height) {
        if (x + width > COLUMNS) {
            breakLine();
        }
        json.putObject("gridPos").put("h", height).put("w", width).put("x", x).put("y", y);
        x += width;
        lineHeight = Math.max(lineHeight, height);
    }

    private void breakLine() {
        x = 0;
        y += lineHeight;
        lineHeight = 0;
    }

    private static void fields(ObjectNode json, Panel panel) {
        ObjectNode defaults =
                json.putObject("defaults").put("unit", panel.unit().id());
        defaults.put("min", 0).put("noValue", "–");
        if (panel.kind() == Kind.STAT && panel.unit() == Unit.SHARE) {
            defaults.put("decimals", 3);
        }
        ObjectNode thresholds = defaults.putObject("thresholds").put("mode", "absolute");
        ArrayNode steps = thresholds.putArray("steps");
        steps.addObject().put("color", colour(panel.thresholds().below())).putNull("value");
        for (Step step : panel.thresholds().steps()) {
            steps.addObject().put("color", colour(step.colour())).put("value", step.from());
        }
        switch (panel.kind()) {
            case GRAPH, STACK -> curves(defaults.putObject("custom"), panel);
            case STAT -> defaults.putObject("color").put("mode", "thresholds");
            case TABLE -> defaults.putObject("custom").put("align", "auto");
        }
        json.putArray("overrides");
    }

    private static String colour(Thresholds.Colour colour) {
        return colour.name().toLowerCase(Locale.ROOT);
    }

    private static void curves(ObjectNode custom, Panel panel) {
        boolean stacked = panel.kind() == Kind.STACK;
        custom.put("lineWidth", 1).put("fillOpacity", stacked ? 40 : 5).put("showPoints", "never");
        custom.putObject("stacking").put("mode", stacked ? "normal" : "none").put("group", "A");
        boolean limited = !panel.thresholds().steps().isEmpty();
        custom.putObject("thresholdsStyle").put("mode", limited ? "dashed" : "off");
    }

    private static void options(ObjectNode options, Panel panel) {
        switch (panel.kind()) {
            case GRAPH, STACK -> {
                ObjectNode legend = options.putObject("legend").put("displayMode", "list");
                legend.put("placement", "bottom").put("showLegend", true);
                options.putObject("tooltip").put("mode", "multi").put("sort", "desc");
            }
            case STAT -> {
                options.put("colorMode", "value").put("graphMode", "none").put("textMode", "auto");
                ObjectNode reduced = options.putObject("reduceOptions");
                reduced.put("values", false).put("fields", "").putArray("calcs").add("lastNotNull");
            }
            case TABLE -> {
                ObjectNode order =
                        options.put("showHeader", true).putArray("sortBy").addObject();
                order.put("displayName", panel.title()).put("desc", true);
            }
        }
    }

    private static void target(ObjectNode target, Kind kind, Query query, int number) {
        datasource(target);
        target.put("refId", String.valueOf((char) ('A' + number - 1))).put("editorMode", "code");
        target.put("expr", query.expression()).put("legendFormat", query.legend());
        boolean now = kind == Kind.STAT || kind == Kind.TABLE;
        target.put("instant", now).put("range", !now);
        if (kind == Kind.TABLE) {
            target.put("format", "table");
        }
    }

    /** The labels, and the value by the panel's title. */
    private static void columns(ObjectNode transformation, Panel panel) {
        ObjectNode options = transformation.put("id", "organize").putObject("options");
        options.putObject("excludeByName").put("Time", true);
        options.putObject("indexByName");
        options.putObject("renameByName").put("Value", panel.title());
    }
}
