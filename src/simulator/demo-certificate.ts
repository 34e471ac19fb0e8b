/**
 * A self-signed certificate that looks like that of a corporate network's TLS inspection. It is for the demo tenant's
 * `tls` fault only: public, trusted by nobody, protecting nothing. Made with openssl, valid from 2020 to 2087.
 */
export const demoCertificate = `-----BEGIN CERTIFICATE-----
MIICFzCCAb2gAwIBAgIBATAKBggqhkjOPQQDAjBsMSkwJwYDVQQKDCBEZW1vIFRl
bmFudCAobm90IGEgcmVhbCBjb21wYW55KTEXMBUGA1UECwwOVExTIEluc3BlY3Rp
b24xJjAkBgNVBAMMHURlbW8gQ29ycG9yYXRlIFdlYiBHYXRld2F5IENBMCAXDTIw
MDEwMTAwMDAwMFoYDzIwODcxMjMxMjM1OTU5WjBsMSkwJwYDVQQKDCBEZW1vIFRl
bmFudCAobm90IGEgcmVhbCBjb21wYW55KTEXMBUGA1UECwwOVExTIEluc3BlY3Rp
b24xJjAkBgNVBAMMHURlbW8gQ29ycG9yYXRlIFdlYiBHYXRld2F5IENBMFkwEwYH
KoZIzj0CAQYIKoZIzj0DAQcDQgAE4s25m+JZjo9stGlhWNZpzpSC8AvEeG5ULlmi
UMFvZRs7+teqltClyZ/Acaz0PntxReJVDpHHuY6+kya0GCAqPaNOMEwwDwYDVR0T
AQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwHQYDVR0OBBYE
FOusLTSukPFeIEkSSg5bGEqpi/08MAoGCCqGSM49BAMCA0gAMEUCIQDK3mORD/y0
0/83m9NI3DAZn7j1LWe+iTAwL3j/TRwnxgIgREPBJx9sjdTaBxtlEJv5Xu64UGi4
kWGdsXwxoHIwuXk=
-----END CERTIFICATE-----
`

/** The key of {@link demoCertificate}; published on purpose, it opens nothing. */
export const demoCertificateKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg1vUjJXmlJeBhQZMd
49uGyadCFLX3uxtvqsF36hTSrqyhRANCAATizbmb4lmOj2y0aWFY1mnOlILwC8R4
blQuWaJQwW9lGzv616qW0KXJn8BxrPQ+e3FF4lUOkce5jr6TJrQYICo9
-----END PRIVATE KEY-----
`
