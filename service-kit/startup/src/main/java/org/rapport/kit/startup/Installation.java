package org.rapport.kit.startup;

import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where this installation is: at {@code CRM_PUBLIC_URL}. One whose clients come by loopback is on somebody's own machine;
 * every other one is held to the rules of production, and so is one that does not say where it is.
 */
@Singleton
public final class Installation {

    /** Of tests and {@code quarkus:dev}; by the launch and not by a profile, which can be set for what is packaged. */
    private static final String LOCAL = "http://127.0.0.1:8080";

    private final @Nullable String publicUrl;

    @Inject
    Installation(InstallationConfig config) {
        this(config.publicUrl().orElse(LaunchMode.current().isDevOrTest() ? LOCAL : null));
    }

    public Installation(@Nullable String publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** What {@code CRM_PUBLIC_URL} says, be it an address or not. */
    public Optional<String> publicUrl() {
        return Optional.ofNullable(publicUrl);
    }

    /** Whether only this machine can reach it. */
    public boolean isLocal() {
        return publicUrl()
                .flatMap(Addresses::parse)
                .filter(Addresses::isLoopback)
                .isPresent();
    }
}
