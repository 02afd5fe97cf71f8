package org.rapport.kit.mask;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.rapport.kit.problem.Problem;

/**
 * Has answers written by {@link Answers}, after all others have looked at them, where anything is kept from the caller. Bytes are
 * written already, of what {@link Masks#seen} leaves.
 */
@Provider
@Priority(Priorities.USER - 1_000)
public class AnswerFilter implements ContainerResponseFilter {

    private final Answers answers;

    AnswerFilter(Answers answers) {
        this.answers = answers;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response)
            throws JsonProcessingException {
        Object answer = response.getEntity();
        boolean isWritten = answer == null || answer instanceof byte[];
        if (!isWritten && !(answer instanceof Problem) && answers.areMasked()) {
            response.setEntity(answers.write(answer));
        }
    }
}
