package org.rapport.gateway.token;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.Key;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.rapport.gateway.call.Calls;

/**
 * The realm's public keys, kept in memory. Asked for at start, now and then, and when a token names a key that is not
 * known; while Keycloak does not answer, the keys known last stay good.
 */
@Singleton
public final class KeycloakKeys {

    private static final Logger LOG = Logger.getLogger(KeycloakKeys.class);
    private static final Duration UNTIL_FIRST = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Calls keycloak;
    private final String address;
    private final Duration refresh;
    private final long atMostEveryNanos;
    private final AtomicReference<@Nullable Future<Void>> underway = new AtomicReference<>();
    private volatile Map<String, Key> keys = Map.of();
    private volatile long lastAsked;
    private volatile boolean asked;
    private volatile boolean silent;

    KeycloakKeys(Vertx vertx, Calls keycloak, TokenConfig config) {
        this.vertx = vertx;
        this.keycloak = keycloak;
        this.address = config.realmUrl() + "/protocol/openid-connect/certs";
        this.refresh = config.keysRefresh();
        this.atMostEveryNanos = config.keysRefreshAtMost().toNanos();
    }

    void start(@Observes StartupEvent event) {
        ask().onComplete(_ -> again());
    }

    /** Whether none is known, so that no token can be checked. */
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** Whether Keycloak did not answer when it was asked last. */
    public boolean isSilent() {
        return silent;
    }

    @Nullable
    Key find(String id) {
        return keys.get(id);
    }

    /** Asks Keycloak, unless that was done a moment ago; fails where it does not answer. */
    Future<Void> lookAgain() {
        var running = underway.get();
        if (running != null) {
            return running;
        }
        if (asked && System.nanoTime() - lastAsked < atMostEveryNanos) {
            return Future.succeededFuture();
        }
        return ask();
    }

    private void again() {
        var pause = keys.isEmpty() ? UNTIL_FIRST : refresh;
        vertx.setTimer(pause.toMillis(), _ -> ask().onComplete(_ -> again()));
    }

    private Future<Void> ask() {
        asked = true;
        lastAsked = System.nanoTime();
        Future<Void> asking = keycloak.get(address).map(answer -> {
            if (!answer.isOk()) {
                throw new IllegalStateException("Keycloak answered " + answer.status());
            }
            replace(parse(answer.body()));
            return null;
        });
        underway.set(asking);
        return asking.onComplete(done -> {
            underway.compareAndSet(asking, null);
            if (done.succeeded()) {
                silent = false;
            } else if (!silent) {
                silent = true;
                LOG.warnf(
                        "Keycloak's keys could not be read, %d known: %s",
                        keys.size(), done.cause().getMessage());
            }
        });
    }

    private void replace(Map<String, Key> found) {
        if (found.isEmpty()) {
            throw new IllegalStateException("Keycloak named no signing key");
        }
        if (!found.keySet().equals(keys.keySet())) {
            LOG.infof("Keycloak's signing keys: %s", found.keySet());
        }
        keys = Map.copyOf(found);
    }

    /** Only asymmetric keys for signatures; anything else in the set is of no use here. */
    private static Map<String, Key> parse(JsonObject set) {
        var found = new HashMap<String, Key>();
        for (var entry : set.getJsonArray("keys", new JsonArray())) {
            if (entry instanceof JsonObject json
                    && "sig".equals(json.getString("use", "sig"))
                    && json.getString("kid") != null) {
                try {
                    found.put(
                            json.getString("kid"),
                            PublicJsonWebKey.Factory.newPublicJwk(json.getMap()).getPublicKey());
                } catch (JoseException failure) {
                    LOG.debugf("Key %s is left out: %s", json.getString("kid"), failure.getMessage());
                }
            }
        }
        return found;
    }
}
