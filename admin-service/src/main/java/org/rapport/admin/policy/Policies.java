package org.rapport.admin.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapport.admin.member.Barriers;
import org.rapport.admin.role.Mentions;
import org.rapport.events.admin.PolicyRecord.Release;
import org.rapport.events.admin.PolicyRecord.Status;
import org.rapport.kit.record.Store;

/** The policies of the organisation as the suite itself asks for them, whatever the caller may see. */
@ApplicationScoped
class Policies implements Barriers, Mentions {

    private final Store store;

    Policies(Store store) {
        this.store = store;
    }

    @Override
    public List<UUID> of(String role) {
        return store.consultAll(Policy.TYPE, "true", Map.of()).stream()
                .filter(policy -> policy.names(role))
                .map(Policy::id)
                .toList();
    }

    @Override
    public boolean concern(Collection<String> roles) {
        return barriersBeside(null).anyMatch(barrier -> barrier.concerns(roles));
    }

    /** Those in force, but for that of the policy {@code other}. */
    Stream<Barrier> barriersBeside(@Nullable UUID other) {
        return store.consultAll(Policy.TYPE, "it.status = :published", Map.of("published", Status.PUBLISHED)).stream()
                .filter(policy -> !policy.id().equals(other))
                .map(Policy::inForce)
                .filter(Objects::nonNull)
                .map(Release::rule)
                .flatMap(rule -> Barrier.of(rule).stream());
    }
}
