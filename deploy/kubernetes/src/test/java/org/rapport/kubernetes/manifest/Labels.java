package org.rapport.kubernetes.manifest;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.Map;

/** Labels by which we know whose a pod is, and how selectors find them. */
public final class Labels {

    public static final String NAME = "app.kubernetes.io/name";
    public static final String COMPONENT = "app.kubernetes.io/component";

    private Labels() {}

    /** An empty selector finds everything. */
    public static boolean match(LabelSelector selector, Map<String, String> labels) {
        Map<String, String> exact = selector.getMatchLabels();
        return (exact == null || labels.entrySet().containsAll(exact.entrySet()))
                && selector.getMatchExpressions().stream().allMatch(expression -> match(expression, labels));
    }

    private static boolean match(LabelSelectorRequirement expression, Map<String, String> labels) {
        String value = labels.get(expression.getKey());
        return switch (expression.getOperator()) {
            case "In" -> value != null && expression.getValues().contains(value);
            case "NotIn" -> value == null || !expression.getValues().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> throw new IllegalArgumentException(expression.getOperator() + " is no operator of selectors");
        };
    }

    static boolean isEmpty(LabelSelector selector) {
        return match(selector, Map.of());
    }
}
