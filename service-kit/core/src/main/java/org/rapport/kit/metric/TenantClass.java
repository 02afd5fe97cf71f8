package org.rapport.kit.metric;

import io.micrometer.core.instrument.Tags;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rapport.events.admin.OrganizationRecord;
import org.rapport.kit.directory.Directory;
import org.rapport.kit.tenant.Caller;
import org.rapport.kit.tenant.CurrentCaller;

/**
 * Tells requests apart by the class of the tenant that they are for: the plan of its organisation, {@code none} without
 * one, {@code platform} for operators, {@code unknown} where nobody signed in. Tenants themselves would be too many to
 * count by; the log has those.
 */
@Singleton
class TenantClass implements HttpServerMetricsTagsContributor {

    static final String LABEL = "tenant_class";

    private static final String UNKNOWN = "unknown";
    private static final String NONE = "none";
    private static final String PLATFORM = "platform";

    /** Plans are words that operators choose. More of them than this are counted together. */
    private static final int MOST_PLANS = 20;

    private static final String OTHER = "other";

    private final Directory directory;
    private final Set<String> plans = ConcurrentHashMap.newKeySet();

    TenantClass(Directory directory) {
        this.directory = directory;
    }

    @Override
    public Tags contribute(Context context) {
        return Tags.of(LABEL, of(context.requestContextLocalData(CurrentCaller.KEY)));
    }

    String of(@Nullable Caller caller) {
        if (caller == null || caller.tenant() == null || !directory.isLoaded()) {
            return UNKNOWN;
        }
        if (caller.operator()) {
            return PLATFORM;
        }
        OrganizationRecord organization = directory.tenant(caller.tenant()).organization();
        String plan = organization == null ? null : organization.plan();
        return plan == null ? NONE : counted(plan.toLowerCase(Locale.ROOT));
    }

    private String counted(String plan) {
        if (plans.size() < MOST_PLANS) {
            plans.add(plan);
        }
        return plans.contains(plan) ? plan : OTHER;
    }
}
