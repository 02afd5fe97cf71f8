package org.rapport.installation.setting;

import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings as a page for who operates an installation: {@code docs/operations/settings.md}. */
final class SettingsPage {

    private static final String INTRODUCTION = """
            # Settings

            Every setting of every part, and what holds as long as it is not set. This page is made of the code: what is wrong
            here is wrong in the Javadoc of a mapping or in `settings.json` of `deploy/installation`. What `./crm` takes on a
            developer's machine is in [deploy/local](../../deploy/local/README.md); what an organisation settles for itself is
            in no environment, but in the API, `/api/superadmin/settings`.

            [Gateway](#gateway) · [Every service](#every-service) · [admin](#admin) · [marketing](#marketing) ·
            [sales](#sales) · [support](#support) · [The migration job](#the-migration-job) · [Keycloak](#keycloak)

            ## How a setting is set

            By an environment variable, read once, at the start. Each property of a properties file has one: its name in upper
            case, with `_` for all that is no letter and no digit. `crm.limit.caller.requests` is `CRM_LIMIT_CALLER_REQUESTS`,
            `quarkus.http.limits.max-body-size` is `QUARKUS_HTTP_LIMITS_MAX_BODY_SIZE`; a few have a shorter name, which is the
            one below. So all else that Quarkus and Keycloak can be told holds here, too; what stands below is what this suite
            has of its own, and what an installation is likely to need of theirs.

            | takes | looks like |
            |---|---|
            | duration | `500ms`, `5s`, `10m`, `1h`, `90D`; or as ISO 8601 has it, `PT5S`, `P90D`; capital or not |
            | size | bytes, or with `K`, `M`, `G` for 1024 each: `64K`, `10M` |
            | list | with commas: `https://a.example.com,https://b.example.com` |
            | folder | a path, best an absolute one |
            | address | with its scheme: `https://crm.example.com` |

            **Must be set** says that the part does not start, or does nothing useful, without it. `<NAME>` in a default stands
            for the value of that variable, `<service>` for `admin`, `marketing`, `sales` or `support`. What is **secret** belongs
            into the platform's secrets, and not beside the others: see [secrets](secrets.md), also for the key files.
            """;

    private final Settings settings;
    private final StringBuilder page = new StringBuilder(INTRODUCTION);

    private SettingsPage(Settings settings) {
        this.settings = settings;
    }

    static String of(Settings settings) {
        return new SettingsPage(settings).write();
    }

    private String write() {
        section(
                "Gateway",
                "The one door of the suite ([gateway](../../gateway/README.md)).",
                settings.of(Part.GATEWAY));
        List<Setting> common = common();
        section(
                "Every service",
                "What admin, marketing, sales and support have in common ([service-kit](../../service-kit/README.md)).",
                common);
        for (Part service : Part.SERVICES) {
            List<Setting> own = settings.of(service).stream()
                    .filter(setting -> !common.contains(setting))
                    .toList();
            String nothing =
                    own.isEmpty() ? "Nothing beside what every service has." : "Beside what every service has:";
            section(service.toString(), nothing, own);
        }
        section(
                "The migration job",
                "Runs once before each version of a service, from that service's build.",
                settings.of(Part.MIGRATION));
        section(
                "Keycloak",
                "Somebody else's program with our realms ([identity](../../identity/README.md)).",
                settings.of(Part.KEYCLOAK));
        return page.toString();
    }

    /** What every service has, and all have in the same way. */
    private List<Setting> common() {
        List<Set<Setting>> others = Part.SERVICES.stream()
                .map(service -> Set.copyOf(settings.of(service)))
                .toList();
        return settings.of(Part.ADMIN).stream()
                .filter(setting -> others.stream().allMatch(other -> other.contains(setting)))
                .toList();
    }

    private void section(String title, String about, List<Setting> settings) {
        page.append("\n## ").append(title).append("\n\n").append(about).append('\n');
        // What must be set comes first.
        Map<Subject, List<Setting>> subjects = bySubject(settings);
        subjects.keySet().stream()
                .sorted(Comparator.comparing(
                        subject -> subjects.get(subject).stream().noneMatch(Setting::isRequired)))
                .forEach(subject -> table(subject, subjects.get(subject)));
    }

    private static Map<Subject, List<Setting>> bySubject(List<Setting> settings) {
        return settings.stream().collect(groupingBy(Setting::subject, LinkedHashMap::new, Collectors.toList()));
    }

    private void table(Subject subject, List<Setting> settings) {
        page.append("\n### ").append(subject.name()).append("\n\n");
        if (!subject.description().isEmpty()) {
            page.append(subject.description()).append("\n\n");
        }
        page.append("| variable | takes | default | |\n|---|---|---|---|\n");
        settings.forEach(setting -> page.append(
                Stream.of(code(setting.variable()), setting.type(), shown(setting.preset()), description(setting))
                        .map(cell -> cell.isEmpty() ? "" : " " + cell.replace("|", "\\|"))
                        .collect(Collectors.joining(" |", "|", " |\n"))));
    }

    private static String shown(Preset preset) {
        return switch (preset) {
            case Preset.Value(String text) -> code(text);
            case Preset.SameAs(String variable) -> "as " + code(variable);
            case Preset.Unset() -> "";
            case Preset.Required() -> "**must be set**";
        };
    }

    private static String description(Setting setting) {
        return (setting.secret() ? "**Secret.** " : "") + setting.description();
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
