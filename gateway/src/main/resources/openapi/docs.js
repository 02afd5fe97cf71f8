// A session's cookie is used by itself; the gateway wants this header beside it on anything that changes something.
window.ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  persistAuthorization: false,
  tryItOutEnabled: true,
  requestInterceptor: (request) => {
    request.headers['X-CRM-Requested-With'] = 'docs';
    return request;
  },
});
