package org.rapport.gateway.session;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.rapport.gateway.call.Calls;
import org.rapport.gateway.health.Lifecycle;

/**
 * Looks at the realm as soon as Keycloak answers, once: a gateway whose tokens come from elsewhere, or from a realm where
 * anybody makes himself an account, does not become ready. One that is away is waited for, and is no reason.
 */
@Singleton
public final class RealmCheck {

    private static final Logger LOG = Logger.getLogger(RealmCheck.class);
    /** The example of RFC 7636. */
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Calls keycloak;
    private final SessionConfig config;
    private final Lifecycle lifecycle;
    private final CompletableFuture<Void> tried = new CompletableFuture<>();
    private volatile List<String> told = List.of();

    RealmCheck(Vertx vertx, Calls keycloak, SessionConfig config, Lifecycle lifecycle) {
        this.vertx = vertx;
        this.keycloak = keycloak;
        this.config = config;
        this.lifecycle = lifecycle;
    }

    void start(@Observes StartupEvent event) {
        look();
    }

    /** Completed when it was tried once, whatever came of it. */
    public CompletionStage<Void> tried() {
        return tried;
    }

    private void look() {
        findings().onComplete(found -> {
            if (found.succeeded()) {
                judge(found.result());
            }
            tried.complete(null);
            if (found.failed() || !found.result().isEmpty()) {
                vertx.setTimer(PAUSE.toMillis(), _ -> look());
            }
        });
    }

    private void judge(List<String> findings) {
        if (!findings.equals(told)) {
            findings.forEach(finding -> LOG.errorf("Not ready: %s", finding));
            told = findings;
        }
        lifecycle.refuse(findings);
    }

    private Future<List<String>> findings() {
        return keycloak.get(config.realmUrl() + "/.well-known/openid-configuration")
                .compose(document -> {
                    var issuer = document.body().getString("issuer");
                    if (!document.isOk() || issuer == null) {
                        return Future.failedFuture("Keycloak answered " + document.status());
                    }
                    return keycloak.get(registration()).map(page -> findings(issuer, page.isOk()));
                });
    }

    /** One sentence for each thing that is wrong. */
    private List<String> findings(String issuer, boolean opensRegistration) {
        List<String> findings = new ArrayList<>();
        if (!issuer.equals(config.issuer())) {
            findings.add("CRM_ISSUER is " + config.issuer() + ", but the realm at " + config.realmUrl()
                    + " (CRM_KEYCLOAK_URL) issues tokens as " + issuer
                    + ", so that every token would be refused; set the one, or Keycloak's hostname");
        }
        if (opensRegistration) {
            findings.add(
                    "anybody can register at the realm " + config.realmUrl() + "; ./crm realm --apply turns that off");
        }
        return findings;
    }

    /** What leads to the page on which people register; 400 where there is none. */
    private String registration() {
        var landing = config.publicUrl().toString().replaceAll("/+$", "") + "/auth/callback";
        return config.realmUrl() + "/protocol/openid-connect/registrations?response_type=code&scope=openid&state=probe"
                + "&nonce=probe&code_challenge_method=S256&code_challenge=" + CHALLENGE + "&client_id="
                + Calls.encode(config.clientId()) + "&redirect_uri=" + Calls.encode(landing);
    }
}
