package org.rapport.gateway.token;

import org.rapport.gateway.exchange.Problem;
import org.rapport.gateway.exchange.Refused;

/** The refusals that have to do with who calls, each with the challenge of RFC 6750. */
public final class Challenge {

    private static final String REALM = "Bearer realm=\"crm\"";

    private Challenge() {}

    /** There is no credential at all. */
    public static Problem missing() {
        return Problem.of(401, "unauthenticated", "A login is needed").header("WWW-Authenticate", REALM);
    }

    /** @param reason plain text without quotes, shown to the caller */
    public static Problem invalid(String reason) {
        return Problem.of(401, "invalid-token", "The access token is not accepted")
                .detail(reason)
                .header("WWW-Authenticate", REALM + ", error=\"invalid_token\", error_description=\"" + reason + "\"");
    }

    /** The caller has to sign in again, with more than a password (RFC 9470). */
    static Problem stepUp(String acr) {
        return Problem.of(401, "second-factor-required", "This needs a sign-in with a second factor")
                .detail("Ask for it by acr_values=" + acr + ".")
                .header(
                        "WWW-Authenticate",
                        REALM + ", error=\"insufficient_user_authentication\", acr_values=\"" + acr + "\"");
    }

    public static Problem tenantRequired() {
        return Problem.of(403, "tenant-required", "The token names no organization");
    }

    /** In the words of a service that wants one. */
    public static Problem operatorRequired() {
        return Problem.of(403, "permission-missing", "Permission missing")
                .detail("This needs a platform administrator.")
                .extension("permission", "platform-admin");
    }

    static Problem tenantAmbiguous() {
        return Problem.of(403, "tenant-ambiguous", "The token names more than one organization")
                .detail("Ask for one by the scope organization:<alias>.");
    }

    static Problem keysUnknown() {
        return Problem.unavailable("identity-unavailable", "The identity provider's keys are not known yet.", 2);
    }

    static Refused refused(String reason) {
        return new Refused(invalid(reason));
    }
}
