/* Rival: 2-16-16-1 sigmoid units, squared error, full batch, by hand in matrices.
 *
 * Every array has its samples side by side, so that each inner loop is one vector loop of constant
 * length; exp is the vector one of libmvec. The samples go through forward and backward in blocks
 * whose partial sums stay in registers.
 */
#include <math.h>
#include <string.h>

enum { INPUTS = 2, UNITS = 16, SAMPLES = 100, BLOCK = 20 };

static double x[INPUTS][SAMPLES], t[SAMPLES];
static double h1[UNITS][SAMPLES], h2[UNITS][SAMPLES], y[SAMPLES];
static double d1[UNITS][SAMPLES], d2[UNITS][SAMPLES], d3[SAMPLES];
static double w1[UNITS][INPUTS], b1[UNITS], w2[UNITS][UNITS], b2[UNITS], w3[UNITS], b3;

static inline void sigmoid(double *restrict out, const double *restrict z)
{
    for (int s = 0; s < SAMPLES; s++)
        out[s] = 1.0 / (1.0 + exp(-z[s]));
}

static inline void layer(double out[UNITS][SAMPLES], int inputs, const double *w, const double *b,
                         const double *in)
{
    static double z[SAMPLES];
    for (int j = 0; j < UNITS; j++) {
        for (int first = 0; first < SAMPLES; first += BLOCK) {
            double sum[BLOCK];
            for (int s = 0; s < BLOCK; s++)
                sum[s] = b[j];
            for (int i = 0; i < inputs; i++)
                for (int s = 0; s < BLOCK; s++)
                    sum[s] += w[j * inputs + i] * in[i * SAMPLES + first + s];
            memcpy(z + first, sum, sizeof sum);
        }
        sigmoid(out[j], z);
    }
}

static inline double dot(const double *restrict a, const double *restrict b)
{
    double sum = 0.0;
    for (int s = 0; s < SAMPLES; s++)
        sum += a[s] * b[s];
    return sum;
}

static inline double total(const double *a)
{
    double sum = 0.0;
    for (int s = 0; s < SAMPLES; s++)
        sum += a[s];
    return sum;
}

static double step(double rate)
{
    static double z[SAMPLES];
    layer(h1, INPUTS, &w1[0][0], b1, &x[0][0]);
    layer(h2, UNITS, &w2[0][0], b2, &h1[0][0]);
    for (int s = 0; s < SAMPLES; s++)
        z[s] = b3;
    for (int j = 0; j < UNITS; j++)
        for (int s = 0; s < SAMPLES; s++)
            z[s] += w3[j] * h2[j][s];
    sigmoid(y, z);

    double loss = 0.0;
    for (int s = 0; s < SAMPLES; s++) {
        double error = y[s] - t[s];
        loss += error * error;
        d3[s] = 2.0 / SAMPLES * error * y[s] * (1.0 - y[s]);
    }
    for (int j = 0; j < UNITS; j++) {
        for (int s = 0; s < SAMPLES; s++)
            d2[j][s] = w3[j] * d3[s] * h2[j][s] * (1.0 - h2[j][s]);
        w3[j] -= rate * dot(d3, h2[j]);
    }
    b3 -= rate * total(d3);
    for (int i = 0; i < UNITS; i++)
        for (int first = 0; first < SAMPLES; first += BLOCK) {
            double sum[BLOCK] = {0.0};
            for (int j = 0; j < UNITS; j++)
                for (int s = 0; s < BLOCK; s++)
                    sum[s] += w2[j][i] * d2[j][first + s];
            for (int s = 0; s < BLOCK; s++)
                d1[i][first + s] = sum[s] * h1[i][first + s] * (1.0 - h1[i][first + s]);
        }
    for (int j = 0; j < UNITS; j++) {
        for (int i = 0; i < UNITS; i++)
            w2[j][i] -= rate * dot(d2[j], h1[i]);
        b2[j] -= rate * total(d2[j]);
        for (int i = 0; i < INPUTS; i++)
            w1[j][i] -= rate * dot(d1[j], x[i]);
        b1[j] -= rate * total(d1[j]);
    }
    return loss / SAMPLES;
}

/* start: weights and biases of the layers in turn; data: the inputs' rows, then the target's. */
void train(long steps, double rate, const double *start, const double *data, double *losses)
{
    const double *p = start;
    memcpy(w1, p, sizeof w1), p += UNITS * INPUTS;
    memcpy(b1, p, sizeof b1), p += UNITS;
    memcpy(w2, p, sizeof w2), p += UNITS * UNITS;
    memcpy(b2, p, sizeof b2), p += UNITS;
    memcpy(w3, p, sizeof w3), p += UNITS;
    b3 = *p;
    memcpy(x, data, sizeof x);
    memcpy(t, data + INPUTS * SAMPLES, sizeof t);
    for (long n = 0; n < steps; n++)
        losses[n] = step(rate);
}
