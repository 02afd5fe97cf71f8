package org.rapport.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.rapport.local.StackException;

/**
 * {@code ./crm operator}: who operates an installation. An operator is a member of the organisation {@code platform} with
 * the role {@code platform-admin}; the gateway takes neither without the other, and neither without a second factor.
 */
public final class OperatorCommand {

    private static final String USAGE = "./crm operator [ADDRESS FIRST LAST | ADDRESS --remove]";
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final List<String> SECOND_FACTORS = List.of("otp", "webauthn", "recovery-authn-codes");

    private final KeycloakAdmin admin;
    private final Consumer<String> out;

    private OperatorCommand(KeycloakAdmin admin, Consumer<String> out) {
        this.admin = admin;
        this.out = out;
    }

    /**
     * Lists them, or admits one, or removes one. The Keycloak is that of {@code CRM_KEYCLOAK_URL}, or the local one.
     *
     * @throws StackException when the arguments say nothing that can be done
     */
    public static void run(
            KeycloakServer local, Map<String, String> variables, List<String> arguments, Consumer<String> out) {
        try (KeycloakAdmin admin = KeycloakAdmin.asked(local, variables)) {
            var command = new OperatorCommand(admin, out);
            if (arguments.isEmpty()) {
                command.list();
            } else if (!ADDRESS.matcher(arguments.getFirst()).matches()) {
                throw new StackException("not an e-mail address: " + arguments.getFirst() + "; " + USAGE);
            } else if (arguments.size() == 2 && arguments.get(1).equals("--remove")) {
                command.remove(arguments.getFirst());
            } else if (arguments.size() == 3) {
                command.admit(new Person(arguments.get(0), arguments.get(1), arguments.get(2)));
            } else {
                throw new StackException(USAGE);
            }
        }
    }

    private void list() {
        String platform = platform();
        for (JsonNode holder : admin.get("/roles/" + KeycloakAdmin.OPERATOR + "/users?max=1000")) {
            String id = holder.path("id").asText();
            String state = !admin.isMember(platform, id)
                    ? "invited, has not joined yet"
                    : hasSecondFactor(id) ? "operator" : "operator without a second factor: has to sign in";
            out.accept("%-40s %s".formatted(holder.path("email").asText(), state));
        }
    }

    /** The role at once, the membership by the link of the mail: who cannot read the mail gets nothing. */
    private void admit(Person person) {
        Optional<String> known = admin.account(person.email());
        String id = known.orElseGet(() ->
                admin.account(person, Map.of("emailVerified", true, "requiredActions", List.of("UPDATE_PASSWORD"))));
        admin.grantOperator(id);
        String platform = platform();
        if (admin.isMember(platform, id)) {
            out.accept(person.email() + " is an operator");
        } else {
            admin.invite(platform, id);
            out.accept(
                    person.email() + " is sent a mail; its link is good for three days, after which this command sends"
                            + " another. Sign in at once after joining, at <gateway>/auth/login?organization=platform: who signs in"
                            + " first with the password sets up the second factor");
        }
    }

    /** Ends the sessions too, which the gateway is told. */
    private void remove(String address) {
        String id = admin.account(address).orElseThrow(() -> new StackException("nobody has the address " + address));
        admin.dismissOperator(id);
        admin.signOut(id);
        out.accept(address + " is no operator any longer; the account stays");
    }

    private boolean hasSecondFactor(String id) {
        return admin.get("/users/" + id + "/credentials")
                .valueStream()
                .anyMatch(credential ->
                        SECOND_FACTORS.contains(credential.path("type").asText()));
    }

    private String platform() {
        return admin.organization("platform")
                .orElseThrow(() -> new StackException(
                        "Keycloak has no organisation platform: is its realm ours? ./crm realm tells"));
    }
}
