package org.rapport.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class DocumentMergeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void putsPathsAndTagsTogether() throws JsonProcessingException {
        var merge = new DocumentMerge(json("{'info':{'title':'T'},'paths':{'/auth/me':{}},'tags':[{'name':'Own'}]}"));

        merge.add(
                "sales",
                json(
                        "{'paths':{'/sales/leads':{'get':{}}},'tags':[{'name':'Leads'}],'x-permissions':{'lead':{'actions':['read'],'owned':true}}}"));
        merge.add(
                "support",
                json("{'paths':{'/support/tickets':{}},'tags':[{'name':'Tickets'},{'name':'Own'}],"
                        + "'x-permissions':{'customer':{'actions':['read']}}}"));

        assertThat(merge.result())
                .isEqualTo(
                        json(
                                "{'info':{'title':'T'},'paths':{'/auth/me':{},'/sales/leads':{'get':{}},"
                                        + "'/support/tickets':{}},'tags':[{'name':'Leads'},{'name':'Own'},{'name':'Tickets'}],"
                                        + "'x-permissions':{'customer':{'actions':['read']},'lead':{'actions':['read'],'owned':true}}}"));
    }

    @Test
    void keepsOneOfTwoEqualComponentsAndRenamesDifferentOnesWithAllThatPointsThere() throws JsonProcessingException {
        var merge = new DocumentMerge(json("{'paths':{}}"));
        merge.add(
                "sales",
                json(
                        "{'paths':{'/a':{'$ref':'#/components/schemas/List'}},'components':{'schemas':{"
                                + "'Same':{'type':'string'},'Item':{'type':'string'},'List':{'items':{'$ref':'#/components/schemas/Item'}}}}}"));

        merge.add(
                "support",
                json(
                        "{'paths':{'/b':{'$ref':'#/components/schemas/List'}},'components':{'schemas':{"
                                + "'Same':{'type':'string'},'Item':{'type':'number'},'List':{'items':{'$ref':'#/components/schemas/Item'}}}}}"));

        var result = merge.result();
        assertThat(result.at("/components/schemas"))
                .isEqualTo(json("{'Same':{'type':'string'},'Item':{'type':'string'},"
                        + "'List':{'items':{'$ref':'#/components/schemas/Item'}},'SupportItem':{'type':'number'},"
                        + "'SupportList':{'items':{'$ref':'#/components/schemas/SupportItem'}}}"));
        assertThat(result.at("/paths/~1a/$ref").asText()).isEqualTo("#/components/schemas/List");
        assertThat(result.at("/paths/~1b/$ref").asText()).isEqualTo("#/components/schemas/SupportList");
    }

    @Test
    void keepsExamplesAsTheyAre() throws JsonProcessingException {
        var merge = new DocumentMerge(json("{'paths':{}}"));
        var shown = "{'requestBody':{'content':{'application/json':{'examples':{'a':{'value':{'phone':null}}}}}}}";

        merge.add("sales", json("{'paths':{'/sales/leads':{'post':" + shown + "}}}"));

        assertThat(merge.result().at("/paths/~1sales~1leads/post")).isEqualTo(json(shown));
    }

    private static ObjectNode json(String text) throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    }
}
