<#macro content>
  <p id="rapport-footer">${msg("rapportFooter")}</p>
</#macro>
