package org.rapport.installation.secret;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.rapport.installation.Component;

/**
 * The keys of gateway and services, as files: a folder for each of them with what it needs and nothing else; in a cluster
 * mounted secrets. Made once: another journal key would refuse every digest ever written, and the others are exchanged
 * step by step ({@link KeyExchange}).
 */
public final class Keys {

    private static final String SIGNING_KEY = "internal-signing.jwk";

    private final Path folder;
    private final Origin origin;

    private Keys(Path folder, Origin origin) {
        this.folder = folder;
        this.origin = origin;
    }

    /** Makes below that folder whichever file is missing. */
    public static Keys in(Path folder, Origin origin) {
        var keys = new Keys(folder, origin);
        keys.make();
        return keys;
    }

    /** Those that are there already, all of them. */
    static Keys at(Path folder, Origin origin) {
        return new Keys(folder, origin);
    }

    /** The folder of the gateway's keys. */
    public Path gateway() {
        return of(Component.GATEWAY);
    }

    /** The folder of a service's keys. */
    public Path service(String name) {
        return folder.resolve(name);
    }

    Origin origin() {
        return origin;
    }

    private Path of(Component component) {
        return folder.resolve(component.toString());
    }

    private void make() {
        Instant now = Instant.now();
        SecretFiles.in(signingKey(), () -> Jwk.signing(origin, now).json());
        for (KeyKind kind : KeyKind.values()) {
            Path first = file(kind, kind.holders().getFirst());
            if (!Files.exists(first)) {
                SecretFiles.write(first, KeySet.of(made(kind, now)).json());
            }
            for (Component holder : kind.holders()) {
                SecretFiles.in(file(kind, holder), () -> SecretFiles.read(first));
            }
        }
        for (Component service : Component.services()) {
            SecretFiles.in(of(service).resolve(journalKey(service.toString())), origin::secret);
        }
    }

    private Jwk made(KeyKind kind, Instant now) {
        return kind == KeyKind.SIGNING ? signing().published() : Jwk.secret(origin, now);
    }

    /** The key that signs now. */
    Jwk signing() {
        return Jwk.parse(SecretFiles.read(signingKey()));
    }

    /** The private key of the gateway, which it alone has. */
    Path signingKey() {
        return gateway().resolve(SIGNING_KEY);
    }

    /** Where the private key waits that will sign next: beside the folders, so that nobody has it yet. */
    Path nextSigningKey() {
        return folder.resolve("next").resolve(SIGNING_KEY);
    }

    KeySet set(KeyKind kind) {
        return KeySet.parse(SecretFiles.read(file(kind, kind.holders().getFirst())));
    }

    /**
     * Changes the set of the first holder, then those of the others, which are the same. A file that says it already is
     * left alone: who mounts it would think that it has changed.
     */
    KeySet change(KeyKind kind, UnaryOperator<KeySet> change) {
        KeySet changed = change.apply(set(kind));
        for (Component holder : kind.holders()) {
            Path file = file(kind, holder);
            if (!Files.exists(file) || !SecretFiles.read(file).equals(changed.json())) {
                SecretFiles.write(file, changed.json());
            }
        }
        return changed;
    }

    /** The names of the files that somebody has: a component, by its name. */
    public static List<String> filesOf(String holder) {
        List<String> files = new ArrayList<>();
        if (holder.equals(Component.GATEWAY.toString())) {
            files.add(SIGNING_KEY);
        }
        for (KeyKind kind : KeyKind.values()) {
            if (kind.holders().stream()
                    .anyMatch(component -> component.toString().equals(holder))) {
                files.add(kind.file());
            }
        }
        if (Component.services().stream().anyMatch(service -> service.toString().equals(holder))) {
            files.add(journalKey(holder));
        }
        return files;
    }

    private static String journalKey(String service) {
        return "journal-" + service + ".key";
    }

    private Path file(KeyKind kind, Component holder) {
        return of(holder).resolve(kind.file());
    }
}
