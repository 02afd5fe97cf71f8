package org.rapport.local.kafka;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.rapport.installation.kafka.KafkaUser;
import org.rapport.installation.kafka.Operation;
import org.rapport.installation.kafka.Resource;
import org.rapport.local.StackException;

/** The rights of every {@link KafkaUser}, as the broker keeps them. */
final class Grants {

    private static final int SECONDS = 30;
    private static final int MILLIS_BETWEEN_LOOKS = 20;

    private Grants() {}

    /** Whether the broker has them and no other. */
    static boolean areThere(Admin admin) {
        try {
            return kept(admin).equals(wanted());
        } catch (ExecutionException | TimeoutException _) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Gives what is missing and takes what is too much; returns when the broker judges by it. */
    static void bringAbout(Admin admin) {
        try {
            Set<AclBinding> kept = kept(admin);
            admin.createAcls(without(wanted(), kept)).all().get(SECONDS, TimeUnit.SECONDS);
            admin.deleteAcls(without(kept, wanted()).stream()
                            .map(AclBinding::toFilter)
                            .toList())
                    .all()
                    .get(SECONDS, TimeUnit.SECONDS);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            while (!areThere(admin)) {
                if (System.nanoTime() > deadline) {
                    throw new StackException("Kafka does not take over the rights of its users");
                }
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new StackException("Kafka's users cannot be given their rights: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static Set<AclBinding> wanted() {
        return KafkaUser.all().stream()
                .flatMap(user -> user.rights().stream().flatMap(right -> right.operations().stream()
                        .map(operation -> binding(user, right.resource(), operation))))
                .collect(Collectors.toSet());
    }

    private static AclBinding binding(KafkaUser user, Resource resource, Operation operation) {
        return new AclBinding(
                new ResourcePattern(ResourceType.valueOf(resource.kind().name()), resource.name(), PatternType.LITERAL),
                new AccessControlEntry(
                        "User:" + user.name(), "*", AclOperation.valueOf(operation.name()), AclPermissionType.ALLOW));
    }

    private static Set<AclBinding> kept(Admin admin) throws ExecutionException, TimeoutException, InterruptedException {
        return Set.copyOf(admin.describeAcls(AclBindingFilter.ANY).values().get(SECONDS, TimeUnit.SECONDS));
    }

    private static Collection<AclBinding> without(Set<AclBinding> all, Set<AclBinding> some) {
        Set<AclBinding> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static StackException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StackException("interrupted while Kafka's users were given their rights", e);
    }
}
