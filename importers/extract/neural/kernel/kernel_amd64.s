#include "textflag.h"

// func dots16AVX2(dst *int32, w, x *int16, rows, cols int)
// Four rows at a time, sixteen columns a step.
TEXT ·dots16AVX2(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ w+8(FP), SI
	MOVQ x+16(FP), DX
	MOVQ rows+24(FP), CX
	MOVQ cols+32(FP), R8
	SHLQ $1, R8

rows16:
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	LEAQ  (SI)(R8*1), R9
	LEAQ  (R9)(R8*1), R10
	LEAQ  (R10)(R8*1), R11
	XORQ  AX, AX

columns16:
	VMOVDQU  (DX)(AX*1), Y4
	VPMADDWD (SI)(AX*1), Y4, Y5
	VPMADDWD (R9)(AX*1), Y4, Y6
	VPMADDWD (R10)(AX*1), Y4, Y7
	VPMADDWD (R11)(AX*1), Y4, Y8
	VPADDD   Y5, Y0, Y0
	VPADDD   Y6, Y1, Y1
	VPADDD   Y7, Y2, Y2
	VPADDD   Y8, Y3, Y3
	ADDQ     $32, AX
	CMPQ     AX, R8
	JLT      columns16

	VPHADDD      Y1, Y0, Y0
	VPHADDD      Y3, Y2, Y2
	VPHADDD      Y2, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPADDD       X1, X0, X0
	VMOVDQU      X0, (DI)
	ADDQ         $16, DI
	LEAQ         (R11)(R8*1), SI
	SUBQ         $4, CX
	JGT          rows16
	VZEROUPPER
	RET

// func dots16VNNI(dst *int32, w, x *int16, rows, cols int)
// Like dots16AVX2, thirty-two columns a step after sixteen where they are odd.
TEXT ·dots16VNNI(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ w+8(FP), SI
	MOVQ x+16(FP), DX
	MOVQ rows+24(FP), CX
	MOVQ cols+32(FP), R8
	SHLQ $1, R8

rowsV:
	VPXORQ Z0, Z0, Z0
	VPXORQ Z1, Z1, Z1
	VPXORQ Z2, Z2, Z2
	VPXORQ Z3, Z3, Z3
	LEAQ   (SI)(R8*1), R9
	LEAQ   (R9)(R8*1), R10
	LEAQ   (R10)(R8*1), R11
	XORQ   AX, AX
	TESTQ  $32, R8
	JZ     columnsV

	VMOVDQU  (DX), Y4
	VPMADDWD (SI), Y4, Y0
	VPMADDWD (R9), Y4, Y1
	VPMADDWD (R10), Y4, Y2
	VPMADDWD (R11), Y4, Y3
	ADDQ     $32, AX
	CMPQ     AX, R8
	JGE      sumV

columnsV:
	VMOVDQU16 (DX)(AX*1), Z4
	VPDPWSSD  (SI)(AX*1), Z4, Z0
	VPDPWSSD  (R9)(AX*1), Z4, Z1
	VPDPWSSD  (R10)(AX*1), Z4, Z2
	VPDPWSSD  (R11)(AX*1), Z4, Z3
	ADDQ      $64, AX
	CMPQ      AX, R8
	JLT       columnsV

sumV:
	VEXTRACTI64X4 $1, Z0, Y5
	VEXTRACTI64X4 $1, Z1, Y6
	VEXTRACTI64X4 $1, Z2, Y7
	VEXTRACTI64X4 $1, Z3, Y8
	VPADDD        Y5, Y0, Y0
	VPADDD        Y6, Y1, Y1
	VPADDD        Y7, Y2, Y2
	VPADDD        Y8, Y3, Y3
	VPHADDD       Y1, Y0, Y0
	VPHADDD       Y3, Y2, Y2
	VPHADDD       Y2, Y0, Y0
	VEXTRACTI128  $1, Y0, X1
	VPADDD        X1, X0, X0
	VMOVDQU       X0, (DI)
	ADDQ          $16, DI
	LEAQ          (R11)(R8*1), SI
	SUBQ          $4, CX
	JGT           rowsV
	VZEROUPPER
	RET

// func dotsAVX2(dst, w, x *float32, rows, cols int)
// Four rows at a time, eight columns a step.
TEXT ·dotsAVX2(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ w+8(FP), SI
	MOVQ x+16(FP), DX
	MOVQ rows+24(FP), CX
	MOVQ cols+32(FP), R8
	SHLQ $2, R8

rows32:
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
	LEAQ   (SI)(R8*1), R9
	LEAQ   (R9)(R8*1), R10
	LEAQ   (R10)(R8*1), R11
	XORQ   AX, AX

columns32:
	VMOVUPS     (DX)(AX*1), Y4
	VFMADD231PS (SI)(AX*1), Y4, Y0
	VFMADD231PS (R9)(AX*1), Y4, Y1
	VFMADD231PS (R10)(AX*1), Y4, Y2
	VFMADD231PS (R11)(AX*1), Y4, Y3
	ADDQ        $32, AX
	CMPQ        AX, R8
	JLT         columns32

	VHADDPS      Y1, Y0, Y0
	VHADDPS      Y3, Y2, Y2
	VHADDPS      Y2, Y0, Y0
	VEXTRACTF128 $1, Y0, X1
	VADDPS       X1, X0, X0
	VMOVUPS      X0, (DI)
	ADDQ         $16, DI
	LEAQ         (R11)(R8*1), SI
	SUBQ         $4, CX
	JGT          rows32
	VZEROUPPER
	RET

// func combineAVX2(dst, src, coef *float32, rows, cols int)
// Columns in blocks of 32, then of 8; all rows for each block.
TEXT ·combineAVX2(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ src+8(FP), SI
	MOVQ coef+16(FP), DX
	MOVQ rows+24(FP), CX
	MOVQ cols+32(FP), BX
	MOVQ BX, R8
	SHLQ $2, R8

wide:
	CMPQ    BX, $32
	JLT     narrow
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	VMOVUPS 64(DI), Y2
	VMOVUPS 96(DI), Y3
	MOVQ    SI, R9
	MOVQ    DX, R10
	MOVQ    CX, R11

wideRows:
	VBROADCASTSS (R10), Y4
	VFMADD231PS  (R9), Y4, Y0
	VFMADD231PS  32(R9), Y4, Y1
	VFMADD231PS  64(R9), Y4, Y2
	VFMADD231PS  96(R9), Y4, Y3
	ADDQ         R8, R9
	ADDQ         $4, R10
	DECQ         R11
	JNZ          wideRows
	VMOVUPS      Y0, (DI)
	VMOVUPS      Y1, 32(DI)
	VMOVUPS      Y2, 64(DI)
	VMOVUPS      Y3, 96(DI)
	ADDQ         $128, DI
	ADDQ         $128, SI
	SUBQ         $32, BX
	JMP          wide

narrow:
	CMPQ    BX, $8
	JLT     done
	VMOVUPS (DI), Y0
	MOVQ    SI, R9
	MOVQ    DX, R10
	MOVQ    CX, R11

narrowRows:
	VBROADCASTSS (R10), Y4
	VFMADD231PS  (R9), Y4, Y0
	ADDQ         R8, R9
	ADDQ         $4, R10
	DECQ         R11
	JNZ          narrowRows
	VMOVUPS      Y0, (DI)
	ADDQ         $32, DI
	ADDQ         $32, SI
	SUBQ         $8, BX
	JMP          narrow

done:
	VZEROUPPER
	RET

// func scaleAVX2(dst *float32, sums *int32, scale, bias *float32, n int)
// Four at a time. No fused multiply-add: the plain code rounds twice too.
TEXT ·scaleAVX2(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ sums+8(FP), SI
	MOVQ scale+16(FP), DX
	MOVQ bias+24(FP), BX
	MOVQ n+32(FP), CX
	SHLQ $2, CX
	XORQ AX, AX

scale4:
	VCVTDQ2PS (SI)(AX*1), X0
	VMULPS    (DX)(AX*1), X0, X0
	VADDPS    (BX)(AX*1), X0, X0
	VMOVUPS   X0, (DI)(AX*1)
	ADDQ      $16, AX
	CMPQ      AX, CX
	JLT       scale4
	RET

// func addScaledAVX2(dst *float32, row *byte, step float32, n int)
// Eight at a time, product and sum rounded one after the other.
TEXT ·addScaledAVX2(SB), NOSPLIT, $0-32
	MOVQ         dst+0(FP), DI
	MOVQ         row+8(FP), SI
	VBROADCASTSS step+16(FP), Y1
	MOVQ         n+24(FP), CX

add8:
	VPMOVSXBD (SI), Y0
	VCVTDQ2PS Y0, Y0
	VMULPS    Y1, Y0, Y0
	VADDPS    (DI), Y0, Y0
	VMOVUPS   Y0, (DI)
	ADDQ      $8, SI
	ADDQ      $32, DI
	SUBQ      $8, CX
	JGT       add8
	VZEROUPPER
	RET
