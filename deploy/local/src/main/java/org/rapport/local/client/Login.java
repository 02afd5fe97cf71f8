package org.rapport.local.client;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rapport.local.keycloak.Tokens;

/** An access token that is always good: who holds it signs in when it is first asked for, and anew before it ends. */
public final class Login implements Supplier<String> {

    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final Supplier<Tokens> signIn;
    private @Nullable Tokens tokens;
    private Instant end = Instant.MIN;

    public Login(Supplier<Tokens> signIn) {
        this.signIn = signIn;
    }

    @Override
    public synchronized String get() {
        Tokens current = tokens;
        if (current == null || Instant.now().isAfter(end)) {
            current = signIn.get();
            end = Instant.now().plus(current.expiresIn()).minus(MARGIN);
            tokens = current;
        }
        return current.accessToken();
    }
}
