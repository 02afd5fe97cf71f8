package org.rapport.observability.dashboard;

/**
 * What whoever looks can choose: some values of a label, or all.
 *
 * @param values where they come from, a query of Grafana's
 * @param every whether all of them stands also for series without the label, and for values that are not listed
 */
public record Variable(String name, String title, String values, boolean every) {

    /** The namespace of an installation. A local stack has none, and is among all. */
    static Variable namespace() {
        return new Variable("namespace", "Namespace", "label_values(crm_gateway_requests_underway, namespace)", true);
    }

    /** The jobs that have a metric. */
    static Variable job(String metric) {
        return new Variable("job", "Job", "label_values(%s{namespace=~'$namespace'}, job)".formatted(metric), false);
    }
}
