package org.rapport.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rapport.gateway.call.CallsFixture;
import org.rapport.gateway.fixture.Idp;
import org.rapport.gateway.health.Lifecycle;

/** What a gateway finds at a Keycloak that answers. */
class RealmCheckTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Lifecycle lifecycle = new Lifecycle();
    private Vertx vertx;
    private Idp idp;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        idp = new Idp();
        lifecycle.begin();
    }

    @AfterEach
    void stop() {
        idp.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void isReadyWithTheRealmThatItWasToldOf() {
        look(idp.issuer());

        assertThat(lifecycle.isReady()).isTrue();
    }

    @Test
    void isNotReadyWhereTokensNameAnotherIssuer() {
        look("https://login.example.com/realms/crm");

        assertThat(lifecycle.isReady()).isFalse();
        assertThat(lifecycle.reasons())
                .singleElement()
                .asString()
                .startsWith("CRM_ISSUER is https://login.example.com/realms/crm, but the realm at " + idp.issuer())
                .contains("issues tokens as " + idp.issuer());
    }

    @Test
    void isNotReadyWhereAnybodyRegistersUntilThatIsTurnedOff() {
        idp.opensRegistration(true);
        look(idp.issuer());

        assertThat(lifecycle.reasons()).singleElement().asString().startsWith("anybody can register at the realm");

        idp.opensRegistration(false);
        await().atMost(PATIENCE).until(lifecycle::isReady);
    }

    @Test
    void isReadyWithoutKeycloakAndLooksAsSoonAsItIsThere() {
        idp.opensRegistration(true);
        idp.down(true);
        look(idp.issuer());

        assertThat(lifecycle.isReady()).isTrue();

        idp.down(false);
        await().atMost(PATIENCE).until(() -> !lifecycle.isReady());
    }

    /** Returns after the first look. */
    private void look(String issuer) {
        var settings = new Properties();
        settings.setProperty("crm.session.realm-url", idp.issuer());
        settings.setProperty("crm.session.issuer", issuer);
        settings.setProperty("crm.session.admin", idp.url());
        settings.setProperty("crm.session.public-url", "https://crm.example.com");
        var config = new SmallRyeConfigBuilder()
                .withMapping(SessionConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .build()
                .getConfigMapping(SessionConfig.class);
        var check = new RealmCheck(vertx, CallsFixture.with(vertx), config, lifecycle);
        check.start(new StartupEvent());
        check.tried()
                .toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
