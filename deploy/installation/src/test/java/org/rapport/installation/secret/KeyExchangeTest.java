package org.rapport.installation.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rapport.installation.Component;

class KeyExchangeTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    @TempDir
    Path folder;

    private Keys keys;

    @BeforeEach
    void make() {
        keys = Keys.in(folder, Origin.INSTALLATION);
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void exchangesAKeyInThreeStepsInEachOfWhichAllReadWhatAnyMakes(KeyKind kind) {
        String before = keys.set(kind).current().id();

        at(NOW).next(kind);

        String next = keys.set(kind).next().orElseThrow().id();
        assertThat(ids(kind)).containsExactly(before, next);
        assertThat(holdersAgree(kind)).isTrue();

        at(NOW).promote(kind);

        assertThat(ids(kind)).containsExactly(next, before);
        assertThat(holdersAgree(kind)).isTrue();
        assertThatThrownBy(() -> at(NOW.plus(kind.needed()).minusSeconds(1)).retire(kind, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("good until " + NOW.plus(kind.needed()));

        at(NOW.plus(kind.needed())).retire(kind, false);

        assertThat(ids(kind)).containsExactly(next);
        assertThat(holdersAgree(kind)).isTrue();
    }

    @Test
    void signsWithTheKeyWhosePublicHalfIsFirst() {
        String before = keys.signing().id();

        at(NOW).next(KeyKind.SIGNING);
        assertThat(keys.signing().id()).isEqualTo(before);

        at(NOW).promote(KeyKind.SIGNING);
        assertThat(keys.signing().id())
                .isNotEqualTo(before)
                .isEqualTo(ids(KeyKind.SIGNING).getFirst());
        assertThat(keys.nextSigningKey()).doesNotExist();
    }

    @Test
    void publishesNoPrivateHalf() throws IOException {
        at(NOW).next(KeyKind.SIGNING);
        at(NOW).promote(KeyKind.SIGNING);

        for (Component service : Component.services()) {
            String published = Files.readString(keys.service(service.toString()).resolve("internal-keys.jwks"));
            assertThat(published).contains("\"x\"").doesNotContain("\"d\"");
        }
    }

    @Test
    void finishesWhatWasInterrupted() throws IOException {
        at(NOW).next(KeyKind.SIGNING);
        Path waiting = keys.nextSigningKey();
        Path copy = Files.copy(waiting, folder.resolve("copy"));
        String before = Files.readString(keys.signingKey());
        Path support = keys.service("support").resolve("internal-keys.jwks");
        String supports = Files.readString(support);
        at(NOW).promote(KeyKind.SIGNING);
        Files.move(copy, waiting, StandardCopyOption.REPLACE_EXISTING); // as if it had ended in the middle
        Files.writeString(keys.signingKey(), before);
        Files.writeString(support, supports);

        at(NOW).status();

        assertThat(keys.signing().id()).isEqualTo(ids(KeyKind.SIGNING).getFirst());
        assertThat(holdersAgree(KeyKind.SIGNING)).isTrue();
    }

    @Test
    void endsWhatLeakedAtOnce() {
        at(NOW).next(KeyKind.SESSION);
        at(NOW).promote(KeyKind.SESSION);

        at(NOW).retire(KeyKind.SESSION, true);

        assertThat(ids(KeyKind.SESSION)).hasSize(1);
    }

    @Test
    void refusesStepsOutOfTurn() {
        assertThatThrownBy(() -> at(NOW).promote(KeyKind.SESSION)).hasMessageContaining("no next session key");
        assertThatThrownBy(() -> at(NOW).retire(KeyKind.SESSION, true)).hasMessageContaining("no former session key");

        at(NOW).next(KeyKind.SESSION);

        assertThatThrownBy(() -> at(NOW).next(KeyKind.SESSION)).hasMessageContaining("next session key already");
    }

    @Test
    void beginsTheNextExchangeWhileAFormerKeyIsStillNeeded() {
        at(NOW).next(KeyKind.CAPABILITY);
        at(NOW).promote(KeyKind.CAPABILITY);
        Instant later = NOW.plus(Duration.ofDays(365));

        at(later).next(KeyKind.CAPABILITY);
        at(later).promote(KeyKind.CAPABILITY);

        assertThat(keys.set(KeyKind.CAPABILITY).former())
                .extracting(key -> key.end().orElseThrow())
                .containsExactly(later.plus(KeyKind.CAPABILITY.needed()), NOW.plus(KeyKind.CAPABILITY.needed()));
    }

    private KeyExchange at(Instant now) {
        return new KeyExchange(keys, now);
    }

    private List<String> ids(KeyKind kind) {
        return keys.set(kind).keys().stream().map(Jwk::id).toList();
    }

    private boolean holdersAgree(KeyKind kind) {
        return kind.holders().stream()
                        .map(holder ->
                                SecretFiles.read(keys.service(holder.toString()).resolve(kind.file())))
                        .distinct()
                        .count()
                == 1;
    }
}
