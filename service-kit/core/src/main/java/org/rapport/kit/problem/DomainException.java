package org.rapport.kit.problem;

import java.util.List;
import java.util.Map;

/**
 * A request that is refused. It knows nothing of HTTP; {@link DomainExceptionMapper} gives each kind its status.
 *
 * <p>Sealed, so that the mapping is complete. A service adds no kinds; it picks one and names the reason.
 */
public abstract sealed class DomainException extends RuntimeException {

    private final String code;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> extensions;

    private DomainException(String code, String message, List<FieldError> errors, Map<String, ?> extensions) {
        super(message, null, false, false);
        this.code = code;
        this.errors = List.copyOf(errors);
        this.extensions = Map.copyOf(extensions);
    }

    /** A stable name for the reason, such as {@code opportunity-closed}. */
    public String code() {
        return code;
    }

    /** The fields at fault, if the reason lies in fields. */
    public List<FieldError> errors() {
        return errors;
    }

    /** Further members of the problem, such as {@code allowed}. */
    public Map<String, Object> extensions() {
        return extensions;
    }

    /** The request cannot be understood: a field is malformed, unknown or read-only. */
    public static final class Malformed extends DomainException {
        public Malformed(List<FieldError> errors) {
            super("invalid-request", "Some fields are invalid.", errors, Map.of());
        }

        public Malformed(String pointer, String detail) {
            this(List.of(new FieldError(pointer, detail)));
        }
    }

    /** The caller might do this, had he signed in with more than he has. */
    public static final class SignInTooWeak extends DomainException {

        private final String acr;

        /** @param acr how to sign in, as {@code acr_values} of OpenID Connect asks for it */
        public SignInTooWeak(String acr) {
            super(
                    "sign-in-too-weak",
                    "This needs another sign-in. Ask for it by acr_values=" + acr + ".",
                    List.of(),
                    Map.of("acr", acr));
            this.acr = acr;
        }

        String acr() {
            return acr;
        }
    }

    /** The caller may not do this. */
    public static final class Forbidden extends DomainException {
        public Forbidden(String code, String message) {
            super(code, message, List.of(), Map.of());
        }

        public Forbidden(String code, String message, Map<String, ?> extensions) {
            super(code, message, List.of(), extensions);
        }

        public Forbidden(String code, String message, List<FieldError> errors) {
            super(code, message, errors, Map.of());
        }
    }

    /** The thing does not exist, or the caller may not know that it does. */
    public static final class NotFound extends DomainException {
        public NotFound() {
            super("not-found", "There is no such record.", List.of(), Map.of());
        }
    }

    /** The request contradicts something that already exists. */
    public static final class Conflict extends DomainException {
        public Conflict(String code, String message) {
            super(code, message, List.of(), Map.of());
        }

        public Conflict(String code, String message, Map<String, ?> extensions) {
            super(code, message, List.of(), extensions);
        }
    }

    /** The request makes sense, but a business rule forbids it. */
    public static final class RuleBroken extends DomainException {
        public RuleBroken(String code, String message) {
            super(code, message, List.of(), Map.of());
        }

        public RuleBroken(String code, String message, Map<String, ?> extensions) {
            super(code, message, List.of(), extensions);
        }

        public RuleBroken(String code, String message, String pointer, String detail) {
            this(code, message, List.of(new FieldError(pointer, detail)));
        }

        public RuleBroken(String code, String message, List<FieldError> errors) {
            this(code, message, errors, Map.of());
        }

        public RuleBroken(String code, String message, List<FieldError> errors, Map<String, ?> extensions) {
            super(code, message, errors, extensions);
        }
    }

    /** The caller read a version that is no longer current. */
    public static final class Stale extends DomainException {
        public Stale(long current) {
            super(
                    "stale-version",
                    "This has changed since you read it. Read it again, then retry.",
                    List.of(),
                    Map.of("currentVersion", current));
        }
    }

    /** The caller did not say which version it read. */
    public static final class VersionMissing extends DomainException {
        public VersionMissing() {
            super("version-missing", "Send the version you read in an If-Match header.", List.of(), Map.of());
        }
    }

    /** Something that is needed is away for the moment; the same request may succeed later. */
    public static final class Unavailable extends DomainException {
        public Unavailable(String code, String message) {
            super(code, message, List.of(), Map.of());
        }
    }
}
